package dev.seatledger.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.seatledger.simulation.Command.Kind;

/** Time, and what the back office does to the contract. */
final class ContractCommands {

    /** Tax rates and the rules of clock changes are simulated up to here. */
    private static final Instant LATEST = Instant.parse("2035-12-31T00:00:00Z");

    private final Oracle oracle;
    private final Session session;
    private final DocumentWatch documents;

    ContractCommands(Oracle oracle, Session session, DocumentWatch documents) {
        this.oracle = oracle;
        this.session = session;
        this.documents = documents;
    }

    boolean moveClock(Command command) {
        Instant to = target(command);
        if (to.isAfter(LATEST)) {
            return false;
        }
        String role = command.pick() % 2 == 0 ? Session.OWNER : Session.BACK_OFFICE;
        Reply reply = session.act("POST", session.path("/clock"), role, Map.of("now", to.toString()));
        Answer answer = oracle.moveClock(to);
        JsonNode body = session.expect(answer, reply, 200, "clock");
        if (!answer.isRefused()) {
            new Check("company", "", body).instant("clock", to);
        }
        return true;
    }

    private Instant target(Command command) {
        if (command.kind() == Kind.CLOCK) {
            return oracle.now().plus(command.size(), ChronoUnit.MICROS);
        }
        Almanac almanac = oracle.almanac();
        LocalDate day = oracle.today();
        for (int i = 0; i <= command.pick(); i++) {
            day = almanac.endOf(Almanac.Kind.WINDOW, day);
        }
        return almanac.firstInstantOf(day).plus(command.size(), ChronoUnit.MICROS);
    }

    boolean amend(Command command) {
        UnitType type = command.type();
        Position before = oracle.positions().get(type);
        if (before == null && command.pick() != 0) {
            return false;
        }
        int included = (int) Math.max(0, command.size() + base(command, before));
        boolean immediate = command.kind() == Kind.AMEND_NOW;
        String effective = immediate ? "immediate" : "renewal";
        Map<String, Object> body = Map.of("unitType", type.wire(), "included", included, "effective", effective);
        Reply reply = session.act("POST", session.path("/contract/amendments"), Session.BACK_OFFICE, body);
        Answer answer = oracle.amend(type, included, immediate);
        JsonNode found = session.expect(answer, reply, 201, "amendment");
        if (!answer.isRefused()) {
            Check amendment = new Check("amendment", "", found);
            amendment.notBlank("id");
            amendment.text("unitType", type.wire());
            amendment.count("includedBefore", before.included());
            amendment.count("included", included);
            amendment.text("effective", effective);
            amendment.text("effectiveOn", String.valueOf(answer.on()));
            amendment.text("status", immediate ? "applied" : "scheduled");
            compareDocuments(answer, amendment);
        }
        return true;
    }

    private static int base(Command command, Position before) {
        return switch (command.pick()) {
            case 1 -> before.created();
            case 2 -> before.included();
            default -> 0;
        };
    }

    private void compareDocuments(Answer answer, Check amendment) {
        if (answer.bill() == null) {
            amendment.absent("invoice");
        } else {
            documents.check().header(answer.bill(), amendment.node().path("invoice"), "in the amendment");
        }
        Check notes = amendment.member("creditNotes");
        if (answer.credits().isEmpty()) {
            amendment.absent("creditNote");
            notes.same("size", 0, notes.node().size());
            return;
        }
        notes.size(answer.credits().size());
        for (int i = 0; i < answer.credits().size(); i++) {
            Credit credit = answer.credits().get(i);
            JsonNode note = notes.item(i).node();
            documents.check().header(credit, note, documents.invoiceId(credit.of()), "in the amendment");
        }
        amendment
                .member("creditNote")
                .text("id", notes.item(0).node().path("id").asText());
    }

    /** Not before the start: nobody says what is answered there. */
    boolean cancel() {
        if (!oracle.hasStarted()) {
            return false;
        }
        Reply reply = session.act("POST", session.path("/contract/cancellation"), Session.BACK_OFFICE, Map.of());
        Answer answer = oracle.cancel();
        JsonNode body = session.expect(answer, reply, 201, "cancellation");
        if (!answer.isRefused()) {
            new Check("cancellation", "", body).text("endsOn", String.valueOf(answer.on()));
        }
        return true;
    }

    boolean suspend() {
        Map<String, String> body = Map.of("reason", "simulated");
        session.act("PUT", session.path("/suspension"), Session.BACK_OFFICE, body)
                .expect(204, "suspension");
        oracle.suspend();
        return true;
    }

    /** Not without a suspension: nobody says what is answered then. */
    boolean resume() {
        if (!oracle.isSuspended()) {
            return false;
        }
        session.act("DELETE", session.path("/suspension"), Session.BACK_OFFICE, null)
                .expect(204, "end of suspension");
        oracle.resume();
        return true;
    }
}
