package dev.seatledger.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.seatledger.simulation.Almanac.Kind;

/** A company of {@link FakeSeatledger}: the oracle's answers as the application's JSON. */
final class FakeCompany {

    /** A refusal. */
    static final class Problem extends RuntimeException {

        private static final long serialVersionUID = 1;

        Problem(String slug) {
            super(slug);
        }
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    final String id = UUID.randomUUID().toString();
    final Oracle oracle;
    final List<String> history = new ArrayList<>();
    final FakeDocuments documents;
    private final FakeJson json;
    private final Map<String, UnitType> units = new LinkedHashMap<>();
    private final List<ObjectNode> seatLog = new ArrayList<>();

    FakeCompany(Terms terms) {
        this.oracle = new Oracle(terms);
        this.json = new FakeJson(oracle, id);
        this.documents = new FakeDocuments(oracle, json);
    }

    private Answer accepted(Answer answer) {
        if (answer.isRefused()) {
            throw new Problem(answer.refusals().iterator().next());
        }
        documents.number();
        return answer;
    }

    ObjectNode add(JsonNode body, boolean owner) {
        UnitType type = UnitType.of(body.path("type").asText());
        Position before = oracle.positions().get(type);
        Answer answer = accepted(oracle.add(type));
        history.add("add");
        String unitId = UUID.randomUUID().toString();
        units.put(unitId, type);
        log("unit_added", unitId, before);
        ObjectNode added = JSON.objectNode();
        added.putObject("unit")
                .put("id", unitId)
                .put("companyId", id)
                .put("type", type.wire())
                .put("createdAt", oracle.now().toString());
        added.set("seat", seats(type).put("source", answer.source()));
        added.set("invoice", documents.issued(answer.bill(), owner));
        return added;
    }

    private void log(String cause, String unitId, Position before) {
        UnitType type = units.get(unitId);
        seatLog.add(
                0,
                JSON.objectNode()
                        .put("sequence", seatLog.size())
                        .put("at", oracle.now().toString())
                        .put("cause", cause)
                        .put("unitType", type.wire())
                        .put("unitId", unitId)
                        .put("createdBefore", before.created())
                        .put("createdAfter", oracle.position(type).created())
                        .put("paidSeatsBefore", before.paid())
                        .put("paidSeatsAfter", oracle.position(type).paid()));
    }

    private ObjectNode seats(UnitType type) {
        Position position = oracle.position(type);
        return JSON.objectNode()
                .put("type", type.wire())
                .put("created", position.created())
                .put("paidSeats", position.paid())
                .put("freeSeats", position.free());
    }

    @Nullable
    ObjectNode delete(String unitId) {
        if (!units.containsKey(unitId)) {
            throw new Problem("not-found");
        }
        Position before = oracle.position(units.get(unitId));
        oracle.delete(units.get(unitId));
        history.add("delete");
        log("unit_removed", unitId, before);
        units.remove(unitId);
        return null;
    }

    @Nullable
    ObjectNode suspend() {
        oracle.suspend();
        history.add("suspend");
        return null;
    }

    @Nullable
    ObjectNode resume() {
        oracle.resume();
        return null;
    }

    ObjectNode batch(JsonNode body, boolean owner) {
        Map<UnitType, Integer> delete = new EnumMap<>(UnitType.class);
        Map<UnitType, Integer> create = new EnumMap<>(UnitType.class);
        for (JsonNode unitId : body.path("delete")) {
            if (!units.containsKey(unitId.asText())) {
                throw new Problem("not-found");
            }
            delete.merge(units.get(unitId.asText()), 1, Integer::sum);
        }
        body.path("create")
                .forEach(unit -> create.merge(UnitType.of(unit.path("type").asText()), 1, Integer::sum));
        Answer answer = accepted(oracle.change(delete, create));
        history.add("batch");
        body.path("delete").forEach(unitId -> units.remove(unitId.asText()));
        ObjectNode changed = JSON.objectNode();
        changed.set("deleted", body.path("delete"));
        ArrayNode created = changed.putArray("created");
        for (JsonNode unit : body.path("create")) {
            String unitId = UUID.randomUUID().toString();
            units.put(unitId, UnitType.of(unit.path("type").asText()));
            created.addObject().put("id", unitId).put("type", unit.path("type").asText());
        }
        ArrayNode rows = changed.putArray("seats");
        for (UnitType type : UnitType.values()) {
            if (delete.containsKey(type) || create.containsKey(type)) {
                rows.add(seats(type));
            }
        }
        changed.set("invoice", documents.issued(answer.bill(), owner));
        return changed;
    }

    ObjectNode clock(JsonNode body) {
        accepted(oracle.moveClock(Instant.parse(body.path("now").asText())));
        history.add("clock");
        return JSON.objectNode().put("clock", oracle.now().toString());
    }

    ObjectNode amend(JsonNode body) {
        UnitType type = UnitType.of(body.path("unitType").asText());
        Position before = oracle.positions().get(type);
        boolean immediate = "immediate".equals(body.path("effective").asText());
        Answer answer = accepted(oracle.amend(type, body.path("included").asInt(), immediate));
        history.add("amend");
        ObjectNode amendment = ((ObjectNode) body.deepCopy())
                .put("id", UUID.randomUUID().toString())
                .put("includedBefore", before.included())
                .put("effectiveOn", String.valueOf(answer.on()))
                .put("status", immediate ? "applied" : "scheduled");
        amendment.set("invoice", documents.issued(answer.bill(), true));
        ArrayNode notes = amendment.putArray("creditNotes");
        answer.credits().forEach(credit -> notes.add(documents.credit(credit)));
        amendment.set("creditNote", notes.get(0));
        return amendment;
    }

    ObjectNode cancel() {
        return JSON.objectNode()
                .put("endsOn", String.valueOf(accepted(oracle.cancel()).on()));
    }

    ObjectNode pay(String invoiceId, JsonNode body) {
        Bill bill = documents.bill(invoiceId);
        accepted(oracle.pay(
                bill, new BigDecimal(body.path("amount").path("amount").asText())));
        return documents.bill(bill);
    }

    ObjectNode creditNote(String invoiceId, JsonNode body) {
        Bill bill = documents.bill(invoiceId);
        JsonNode amount = body.path("amount").path("amount");
        BigDecimal gross = amount.isMissingNode() ? null : new BigDecimal(amount.asText());
        return documents.credit(
                accepted(oracle.credit(bill, gross, body.path("reason").asText()))
                        .credits()
                        .get(0));
    }

    ObjectNode plan() {
        ObjectNode plan = JSON.objectNode();
        LocalDate today = oracle.today();
        Almanac almanac = oracle.almanac();
        String windowEnd = almanac.endOf(Kind.WINDOW, today).toString();
        String termEnd = almanac.endOf(Kind.TERM, today).toString();
        String periodEnd = almanac.endOf(Kind.PERIOD, today).toString();
        plan.putObject("currentPeriod")
                .put("start", almanac.startOf(Kind.PERIOD, today).toString())
                .put("end", periodEnd);
        plan.put("nextBillingDate", periodEnd).put("contractRenewalDate", termEnd);
        ArrayNode rows = plan.putArray("units");
        BigDecimal total = oracle.terms().zero();
        for (Map.Entry<UnitType, Position> entry : new TreeMap<>(oracle.positions()).entrySet()) {
            ObjectNode row = json.row(entry.getKey(), entry.getValue());
            row.putObject("chargeWindow")
                    .put("start", almanac.startOf(Kind.WINDOW, today).toString())
                    .put("end", windowEnd);
            row.put("seatsPaidUntil", oracle.terms().keepsSeatsForTheTerm() ? termEnd : windowEnd);
            total = total.add(new BigDecimal(row.path("total").path("amount").asText()));
            rows.add(row);
        }
        plan.set("total", json.money(total));
        return plan;
    }

    List<ObjectNode> seatLog() {
        return seatLog;
    }

    List<ObjectNode> units() {
        return units.keySet().stream()
                .map(unitId -> JSON.objectNode().put("id", unitId))
                .toList();
    }
}
