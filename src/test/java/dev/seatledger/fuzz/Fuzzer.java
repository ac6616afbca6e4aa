package dev.seatledger.fuzz;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.seatledger.fuzz.AnswerCheck.Finding;

/** Sends requests one after the other, and collects what is wrong with the answers. Every thousand requests live in a world of their own. */
final class Fuzzer {

    private static final int REQUESTS_PER_WORLD = 1_000;
    private static final int DISTINCT_FAILURES = 20;
    private static final int SHRINKING_STEPS = 80;
    private static final int REMEMBERED = 10;

    private static final Answer NO_ANSWER = new Answer(0, Map.of(), new byte[0]);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Contract contract;
    private final long seed;
    private final Generator generator;
    private final AnswerCheck check;
    private final WorldBuilder worlds;
    private final Wire wire;
    private final StateWatch state;

    private final Map<String, Map<Integer, Long>> answers = new TreeMap<>();
    private final Map<Mutation, Long> mutations = new EnumMap<>(Mutation.class);
    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private final Deque<Past> previous = new ArrayDeque<>();

    /** @param status 0 for none: who is cut off does not learn whether the request, say a DELETE, is carried out after all */
    private record Past(Request request, int status) {

        boolean isCutOff() {
            return status == 0;
        }

        @Override
        public String toString() {
            return "\n    " + request + " -> " + status;
        }
    }

    /** The first of its kind. */
    private static final class Failure {
        private final String text;
        private int count = 1;

        private Failure(String text) {
            this.text = text;
        }
    }

    private Fuzzer(Contract contract, long seed, URI server, Wire wire, StateWatch state) {
        this.contract = contract;
        this.seed = seed;
        this.generator = new Generator(contract, seed);
        this.check = new AnswerCheck(contract);
        this.worlds = new WorldBuilder(contract, server.toString());
        this.wire = wire;
        this.state = state;
    }

    static Report run(Contract contract, long seed, long requests, URI server, String database)
            throws IOException, SQLException {
        try (Wire wire = new Wire(server);
                StateWatch state = StateWatch.on(database)) {
            return new Fuzzer(contract, seed, server, wire, state).run(requests);
        }
    }

    private Report run(long requests) throws SQLException {
        long start = System.nanoTime();
        World world = worlds.build(seed);
        state.forget();
        long sent = 0;
        while (sent < requests && failures.size() < DISTINCT_FAILURES) {
            if (sent > 0 && sent % REQUESTS_PER_WORLD == 0) {
                world = worlds.build(seed);
                state.forget();
            }
            send(sent, world);
            sent++;
        }
        return new Report(
                seed,
                sent,
                (System.nanoTime() - start) / 1_000_000,
                answers,
                mutations,
                failures.entrySet().stream()
                        .map(each -> each.getKey() + " (" + each.getValue().count + "x)\n" + each.getValue().text)
                        .toList());
    }

    private void send(long number, World world) throws SQLException {
        Request request = generator.request(number, world);
        List<Past> before = List.copyOf(previous);
        request.mutations().forEach(mutation -> mutations.merge(mutation, 1L, Long::sum));
        try {
            Answer answer = wire.exchange(request);
            remember(new Past(request, answer.status()));
            answers.computeIfAbsent(request.operation().id(), id -> new TreeMap<>())
                    .merge(answer.status(), 1L, Long::sum);
            List<Finding> findings = new ArrayList<>(check.findings(request, answer));
            List<String> written = state.writtenTo();
            if (answer.status() >= 400 && !written.isEmpty() && before.stream().noneMatch(Past::isCutOff)) {
                findings.add(new Finding("refused, and yet written " + written, "after " + before));
            }
            findings.forEach(finding -> fail(number, request, finding, answer));
            if (answer.status() < 300 && answer.mediaType().equals("application/json")) {
                Optional<Operation> asked = contract.asked(request.method(), request.target());
                asked.ifPresent(
                        operation -> world.learn(operation, request.target(), answer, WorldBuilder.json(answer)));
            }
        } catch (EOFException | SocketException e) {
            remember(new Past(request, 0));
            state.forget();
            if (!request.mayBeCutOff()) {
                fail(number, request, new Finding("no answer", String.valueOf(e.getMessage())), NO_ANSWER);
            }
        } catch (IOException | RuntimeException e) {
            String kind = "no answer: " + e.getClass().getSimpleName();
            fail(number, request, new Finding(kind, String.valueOf(e.getMessage())), NO_ANSWER);
        }
    }

    private void remember(Past past) {
        previous.add(past);
        if (previous.size() > REMEMBERED) {
            previous.remove();
        }
    }

    private void fail(long number, Request request, Finding finding, Answer answer) {
        String key = request.operation().id() + ": " + finding.kind();
        Failure known = failures.get(key);
        if (known != null) {
            known.count++;
            return;
        }
        Request shrunk = answer.status() == 0 ? request : shrunk(request, finding.kind());
        forgetWhatShrinkingWrote();
        failures.put(
                key,
                new Failure("  " + finding.detail() + "\n  " + answer + "\n  seed " + seed + ", request " + number
                        + ":\n  " + shrunk));
    }

    private void forgetWhatShrinkingWrote() {
        try {
            state.forget();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With as little as still fails in the same way. */
    private Request shrunk(Request request, String kind) {
        Request smallest = request;
        int steps = 0;
        boolean shrinks = true;
        while (shrinks && steps < SHRINKING_STEPS) {
            shrinks = false;
            for (Request candidate : smaller(smallest)) {
                if (++steps <= SHRINKING_STEPS && stillFails(candidate, kind)) {
                    smallest = candidate;
                    shrinks = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private boolean stillFails(Request candidate, String kind) {
        try {
            Answer answer = wire.exchange(candidate);
            return check.findings(candidate, answer).stream()
                    .anyMatch(finding -> finding.kind().equals(kind));
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Request> smaller(Request request) {
        List<Request> smaller = new ArrayList<>();
        int query = request.target().indexOf('?');
        if (query > 0) {
            smaller.add(request.with(request.target().substring(0, query), request.headers(), request.body()));
        }
        for (String header : request.headers()) {
            List<String> others = new ArrayList<>(request.headers());
            others.remove(header);
            if (!header.startsWith("Content-Length") && !header.startsWith("Transfer-Encoding")) {
                smaller.add(request.with(request.target(), others, request.body()));
            }
        }
        if (request.body() != null && !request.isFramed()) {
            smallerBodies(request.body())
                    .forEach(body -> smaller.add(request.with(request.target(), request.headers(), body)));
        }
        return smaller;
    }

    private static List<byte[]> smallerBodies(byte[] body) {
        List<byte[]> smaller = new ArrayList<>();
        try {
            JsonNode json = JSON.readTree(body);
            for (String pointer : pointers(json, "")) {
                JsonNode copy = json.deepCopy();
                int slash = pointer.lastIndexOf('/');
                JsonNode parent = copy.at(pointer.substring(0, slash));
                String last = pointer.substring(slash + 1);
                if (parent instanceof ObjectNode object) {
                    object.remove(last);
                } else if (parent instanceof ArrayNode array) {
                    array.remove(Integer.parseInt(last));
                }
                smaller.add(copy.toString().getBytes(StandardCharsets.UTF_8));
            }
        } catch (JsonProcessingException notJson) {
            return smaller;
        } catch (IOException e) {
            return smaller;
        }
        return smaller;
    }

    private static List<String> pointers(JsonNode node, String prefix) {
        List<String> pointers = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(member -> {
                if (!member.getKey().contains("/") && !member.getKey().contains("~")) {
                    pointers.add(prefix + "/" + member.getKey());
                    pointers.addAll(pointers(member.getValue(), prefix + "/" + member.getKey()));
                }
            });
        }
        for (int i = 0; node.isArray() && i < Math.min(node.size(), 5); i++) {
            pointers.add(prefix + "/" + i);
            pointers.addAll(pointers(node.get(i), prefix + "/" + i));
        }
        return pointers;
    }
}
