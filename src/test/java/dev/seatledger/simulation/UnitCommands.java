package dev.seatledger.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/** Adds, deletes and swaps, one request after the other. */
final class UnitCommands {

    private final Oracle oracle;
    private final Session session;
    private final UnitIds ids;
    private final DocumentCheck documents;
    private int phoneNumbers;

    UnitCommands(Oracle oracle, Session session, UnitIds ids, DocumentCheck documents) {
        this.oracle = oracle;
        this.session = session;
        this.ids = ids;
        this.documents = documents;
    }

    static String role(Command command) {
        return command.pick() % 2 == 0 ? Session.OWNER : Session.ADMIN;
    }

    /** Some numbers have a phone number, each its own. */
    Map<String, Object> newUnit(UnitType type, int variant) {
        Map<String, Object> unit = new LinkedHashMap<>();
        unit.put("type", type.wire());
        unit.put("name", "simulated " + type.wire());
        if (type == UnitType.NUMBER && variant % 3 == 0) {
            unit.put("phoneNumber", "+331%08d".formatted(phoneNumbers));
            phoneNumbers++;
        }
        return unit;
    }

    boolean add(Command command) {
        Reply reply = session.act("POST", "/units", role(command), newUnit(command.type(), command.pick()));
        added(command, reply);
        return true;
    }

    /** The oracle does the same, and compares the answer. */
    void added(Command command, Reply reply) {
        UnitType type = command.type();
        Answer answer = oracle.add(type);
        JsonNode body = session.expect(answer, reply, 201, "add");
        if (answer.isRefused()) {
            return;
        }
        Check unit = new Check("added unit", "", body.path("unit"));
        unit.text("type", type.wire());
        unit.text("companyId", session.companyId());
        unit.instant("createdAt", oracle.now());
        Check seat = new Check("answer's seat", "", body.path("seat"));
        seat.text("source", answer.source());
        seats(seat, type);
        invoice(answer, role(command), body.path("invoice"));
        ids.add(type, body.path("unit").path("id").asText());
    }

    private void seats(Check seats, UnitType type) {
        Position position = oracle.position(type);
        seats.count("created", position.created());
        seats.count("paidSeats", position.paid());
        seats.count("freeSeats", position.free());
    }

    /** Who may not see amounts learns only whether there is an invoice (R3). */
    private void invoice(Answer answer, String role, JsonNode invoice) {
        if (Session.OWNER.equals(role)) {
            documents.brief(answer.bill(), invoice);
        } else {
            String expected = answer.bill() == null ? "null" : "{\"issued\":true}";
            new Check("answer's invoice", "for an admin", invoice).same("issued", expected, invoice.toString());
        }
    }

    boolean delete(Command command) {
        List<UnitIds.Known> picked = ids.pick(command.type(), command.pick(), Set.of());
        if (picked.isEmpty()) {
            return false;
        }
        UnitIds.Known unit = picked.get(0);
        deleted(unit, session.act("DELETE", "/units/" + unit.id(), role(command), null));
        return true;
    }

    void deleted(UnitIds.Known unit, Reply reply) {
        session.expect(oracle.delete(unit.type()), reply, 204, "delete");
        ids.remove(unit);
    }

    boolean deleteAgain(Command command) {
        Reply reply = session.act("DELETE", "/units/" + ids.goneId(command.pick()), role(command), null);
        session.expect(Answer.refused("not-found"), reply, 204, "second delete");
        return true;
    }

    boolean batch(Command command) {
        List<UnitIds.Known> removed = ids.pick(command.pick(), command.remove());
        List<UnitType> created = created(command);
        boolean namesOneThatIsGone = command.size() == 1;
        if (removed.isEmpty() && created.isEmpty() && !namesOneThatIsGone) {
            return false;
        }
        List<String> delete =
                new ArrayList<>(removed.stream().map(UnitIds.Known::id).toList());
        if (namesOneThatIsGone) {
            delete.add(ids.goneId(command.pick()));
        }
        List<Object> create = new ArrayList<>();
        created.forEach(type -> create.add(newUnit(type, create.size())));
        Reply reply = session.act("POST", "/units/batch", role(command), Map.of("delete", delete, "create", create));
        Map<UnitType, Integer> deletes = UnitIds.count(removed);
        Map<UnitType, Integer> creates = new EnumMap<>(UnitType.class);
        created.forEach(type -> creates.merge(type, 1, Integer::sum));
        Answer answer = namesOneThatIsGone ? refusedBatch(deletes, creates) : oracle.change(deletes, creates);
        JsonNode body = session.expect(answer, reply, 200, "batch");
        if (!answer.isRefused()) {
            compareBatch(removed, created, body);
            invoice(answer, role(command), body.path("invoice"));
            removed.forEach(ids::remove);
            for (int i = 0; i < created.size(); i++) {
                ids.add(created.get(i), body.path("created").path(i).path("id").asText());
            }
        }
        return true;
    }

    private Answer refusedBatch(Map<UnitType, Integer> deletes, Map<UnitType, Integer> creates) {
        Set<String> refusals = new TreeSet<>(oracle.refusals(deletes, creates));
        refusals.add("not-found");
        return Answer.refused(refusals);
    }

    /** Every other batch names the numbers first: the invoice has users first all the same. */
    private static List<UnitType> created(Command command) {
        List<UnitType> created = new ArrayList<>();
        for (int i = 0; i < command.users(); i++) {
            created.add(UnitType.USER);
        }
        for (int i = 0; i < command.numbers(); i++) {
            created.add(command.pick() % 3 == 0 ? 0 : created.size(), UnitType.NUMBER);
        }
        return created;
    }

    private void compareBatch(List<UnitIds.Known> removed, List<UnitType> created, JsonNode body) {
        Set<String> deleted = new HashSet<>();
        body.path("deleted").forEach(id -> deleted.add(id.asText()));
        Set<UnitType> touched = new TreeSet<>(created);
        Set<String> expected = new HashSet<>();
        for (UnitIds.Known unit : removed) {
            expected.add(unit.id());
            touched.add(unit.type());
        }
        Check batch = new Check("batch", "", body);
        batch.same("deleted", expected, deleted);
        batch.member("created").size(created.size());
        for (int i = 0; i < created.size(); i++) {
            batch.member("created").item(i).text("type", created.get(i).wire());
        }
        batch.member("seats").size(touched.size());
        int index = 0;
        for (UnitType type : touched) {
            Check row = batch.member("seats").item(index);
            row.text("type", type.wire());
            seats(row, type);
            index++;
        }
    }
}
