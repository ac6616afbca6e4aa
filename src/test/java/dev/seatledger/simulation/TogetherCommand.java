package dev.seatledger.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.seatledger.simulation.Command.Kind;

/**
 * Adds and deletes at once, on all instances (R11). The seat log tells the order that the application chose; in that order each answer
 * must be right. An add that was refused is in no log, so it is enough that its refusal was right at some point of that order.
 */
final class TogetherCommand {

    /** A request; {@code deleted} is the unit to delete, null for an add. */
    private record Sent(Command command, UnitIds.@Nullable Known deleted, CompletableFuture<Reply> reply) {}

    /** The same, answered. */
    private record Done(Command command, UnitIds.@Nullable Known deleted, Reply reply) {}

    private final Oracle oracle;
    private final Session session;
    private final UnitIds ids;
    private final UnitCommands units;

    TogetherCommand(Oracle oracle, Session session, UnitIds ids, UnitCommands units) {
        this.oracle = oracle;
        this.session = session;
        this.ids = ids;
        this.units = units;
    }

    boolean run(Command together) {
        List<Sent> sent = send(together.group());
        if (sent.isEmpty()) {
            return false;
        }
        Map<String, Done> done = new HashMap<>();
        List<Reply> refused = new ArrayList<>();
        for (Sent one : sent) {
            Reply reply = join(one.reply());
            if (reply.isOverloaded()) {
                continue;
            }
            if (one.deleted() != null) {
                reply.expect(204, "delete at once with others");
                done.put(one.deleted().id(), new Done(one.command(), one.deleted(), reply));
            } else if (reply.status() == 201) {
                done.put(reply.body().path("unit").path("id").asText(), new Done(one.command(), null, reply));
            } else {
                refused.add(reply);
            }
        }
        List<JsonNode> order = done.isEmpty() ? List.of() : order(done);
        Set<String> rightRefusals = new HashSet<>();
        noteRefusals(together, rightRefusals);
        for (JsonNode entry : order) {
            replay(done.get(entry.path("unitId").asText()), entry);
            noteRefusals(together, rightRefusals);
        }
        for (Reply reply : refused) {
            Answer answer = rightRefusals.isEmpty() ? Answer.DONE : Answer.refused(rightRefusals);
            session.expect(answer, reply, 201, "add at once with others");
        }
        return true;
    }

    private List<Sent> send(List<Command> group) {
        List<Sent> sent = new ArrayList<>();
        Set<UnitIds.Known> chosen = new HashSet<>();
        for (Command command : group) {
            String role = UnitCommands.role(command);
            if (command.kind() == Kind.ADD) {
                Map<String, Object> body = units.newUnit(command.type(), command.pick());
                sent.add(new Sent(command, null, session.actAsync("POST", "/units", role, body)));
                continue;
            }
            for (UnitIds.Known unit : ids.pick(command.type(), command.pick(), chosen)) {
                chosen.add(unit);
                sent.add(new Sent(command, unit, session.actAsync("DELETE", "/units/" + unit.id(), role, null)));
            }
        }
        return sent;
    }

    private static Reply join(CompletableFuture<Reply> reply) {
        try {
            return reply.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("no answer to one of several requests at once", e.getCause());
        }
    }

    /** Oldest first: the clock stands, and nobody else is there, so that they are the newest of the log. */
    private List<JsonNode> order(Map<String, Done> done) {
        int limit = Math.min(200, 2 * done.size() + 10);
        List<JsonNode> order = new ArrayList<>();
        for (JsonNode entry : session.read(session.path("/seat-log?limit=" + limit), "seat log")
                .path("items")) {
            Done one = done.get(entry.path("unitId").asText());
            String cause = one == null || one.deleted() == null ? "unit_added" : "unit_removed";
            if (one != null && cause.equals(entry.path("cause").asText())) {
                order.add(entry);
            }
        }
        order.sort(Comparator.comparingLong(entry -> entry.path("sequence").asLong()));
        if (order.size() != done.size()) {
            throw new Mismatch("seat log of what was done at once", "", done.keySet(), order);
        }
        return order;
    }

    private void replay(Done done, JsonNode entry) {
        UnitType type =
                done.deleted() == null ? done.command().type() : done.deleted().type();
        Position before = oracle.position(type);
        if (done.deleted() == null) {
            units.added(done.command(), done.reply());
        } else {
            units.deleted(done.deleted(), done.reply());
        }
        Position after = oracle.position(type);
        Check row = new Check("seat log", "", entry);
        row.text("unitType", type.wire());
        row.instant("at", oracle.now());
        row.count("createdBefore", before.created());
        row.count("createdAfter", after.created());
        row.count("paidSeatsBefore", before.paid());
        row.count("paidSeatsAfter", after.paid());
    }

    private void noteRefusals(Command together, Set<String> refusals) {
        for (Command command : together.group()) {
            if (command.kind() == Kind.ADD) {
                refusals.addAll(oracle.refusals(Map.of(), Map.of(command.type(), 1)));
            }
        }
    }
}
