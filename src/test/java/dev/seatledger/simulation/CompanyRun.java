package dev.seatledger.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;

import dev.seatledger.simulation.Command.Kind;

/** Plays a script on a fresh company, and compares after each command. */
final class CompanyRun {

    private final Script script;
    private final Session session;
    private final Oracle oracle;
    private final UnitIds ids = new UnitIds();
    private int index = -1;

    CompanyRun(Wire wire, Script script, Tally tally) {
        this.script = script;
        this.session = new Session(wire, tally, script.seed());
        this.oracle = new Oracle(script.terms());
    }

    /**
     * Empty if the application did all that the oracle expects.
     *
     * @param goOn asked before each command; if not, the company is left as it is
     */
    Optional<Failure> run(BooleanSupplier goOn) {
        try {
            play(goOn);
            return Optional.empty();
        } catch (Mismatch mismatch) {
            return Optional.of(new Failure(index, session.companyId(), mismatch, List.copyOf(session.log())));
        } finally {
            session.close();
        }
    }

    /** Of the command that is being done, or was the last; -1 while onboarding. */
    int index() {
        return index;
    }

    private void play(BooleanSupplier goOn) {
        Reply onboarded = session.act(
                "POST", "/companies", Session.BACK_OFFICE, script.terms().toRequest());
        session.isOf(onboarded.expect(201, "onboarding").path("id").asText());
        DocumentWatch documents = new DocumentWatch(oracle, session);
        PlanCheck plan = new PlanCheck(oracle);
        Commands commands = new Commands(oracle, session, ids, documents);
        documents.compareNews(true, false);
        plan.compare(session.read(session.path("/plan"), "plan"));
        for (index = 0; index < script.commands().size(); index++) {
            if (!goOn.getAsBoolean()) {
                return;
            }
            Command command = script.commands().get(index);
            if (commands.perform(command)) {
                session.tally().commands.add(Math.max(1, command.group().size()));
                plan.compare(session.read(session.path("/plan"), "plan"));
                documents.compareNews(isClock(command), command.kind() == Kind.AMEND_NOW);
            }
        }
        documents.compareNews(true, true);
        documents.compareAll(2 + Math.floorMod(script.seed(), 199));
        compareUnits();
        session.tally().companies.increment();
    }

    /** What a rollover issues is told in no answer. */
    private static boolean isClock(Command command) {
        return command.kind() == Kind.CLOCK || command.kind() == Kind.CLOCK_TO_BOUNDARY;
    }

    private void compareUnits() {
        Set<String> found = new HashSet<>();
        String cursor = "";
        while (!cursor.isEmpty() || found.isEmpty()) {
            JsonNode page = session.read("/units?limit=200" + cursor, "list of units");
            page.path("items").forEach(unit -> found.add(unit.path("id").asText()));
            if (page.path("nextCursor").isNull()) {
                break;
            }
            cursor = "&cursor=" + page.path("nextCursor").asText();
        }
        if (!found.equals(ids.existingIds())) {
            throw new Mismatch("units that exist", "", ids.existingIds(), found);
        }
    }
}
