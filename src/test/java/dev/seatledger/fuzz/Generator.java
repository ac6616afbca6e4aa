package dev.seatledger.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;

import dev.seatledger.fuzz.Mutation.Part;

/** Requests from the contract: each follows from the seed, its own number and the world. A quarter is left as it should be. */
final class Generator {

    /** What takes long, or leaves little to be done afterwards, comes seldom: of ten. */
    private static final int ALWAYS = 10;

    private final Contract contract;
    private final long seed;
    private final Mutator mutator;
    private final List<Operation> choices = new ArrayList<>();

    Generator(Contract contract, long seed) {
        this.contract = contract;
        this.seed = seed;
        this.mutator = new Mutator(contract);
        contract.operations().forEach(operation -> {
            for (int i = 0; i < share(operation); i++) {
                choices.add(operation);
            }
        });
    }

    private static int share(Operation operation) {
        String path = operation.path();
        if (path.equals("/recurring-runs") || path.equals("/audits") || path.endsWith("/cancellation")) {
            return 1;
        }
        boolean isSlow = path.endsWith("/clock") || path.endsWith("/audit");
        return isSlow || (path.endsWith("/suspension") && operation.method().equals("PUT")) ? 2 : ALWAYS;
    }

    Request request(long number, World world) {
        Random random = new Random(mixed(seed, number));
        Operation operation = choices.get(random.nextInt(choices.size()));
        int company = random.nextInt(world.companies().size());
        Draft draft = new Draft(operation, world, company, caller(operation, world, company, random), random);
        address(draft);
        parameters(draft);
        body(draft);
        mutate(draft);
        return draft.request();
    }

    private static long mixed(long seed, long number) {
        long mixed = (seed + number * 0x9E3779B97F4A7C15L) ^ (seed << 21);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        return mixed ^ (mixed >>> 27);
    }

    private static World.Caller caller(Operation operation, World world, int company, Random random) {
        List<World.Caller> callers = world.callers();
        List<World.Caller> fitting = callers.stream()
                .filter(caller ->
                        operation.roles().isEmpty() || operation.roles().contains(caller.role()))
                .filter(caller -> caller.company() == company || caller.company() == World.NOBODY)
                .filter(caller -> !caller.role().isEmpty() || operation.roles().isEmpty())
                .toList();
        List<World.Caller> from = fitting.isEmpty() || random.nextInt(8) == 0 ? callers : fitting;
        return from.get(random.nextInt(from.size()));
    }

    private void address(Draft draft) {
        String[] template = draft.operation.path().substring(1).split("/", -1);
        Values values = values(draft);
        for (int i = 0; i < template.length; i++) {
            if (!template[i].startsWith("{")) {
                draft.segments.add(template[i]);
                continue;
            }
            String name = template[i].substring(1, template[i].length() - 1);
            JsonNode schema = draft.operation.parameters().stream()
                    .filter(parameter ->
                            parameter.in().equals("path") && parameter.name().equals(name))
                    .map(Operation.Parameter::schema)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(draft.operation.path()));
            boolean isId = contract.resolve(schema).path("format").asText().equals("uuid");
            String collection = i > 0 && draft.world.knows(template[i - 1], draft.company)
                    ? template[i - 1]
                    : World.collectionOf(name);
            draft.parameters.add(i);
            draft.segments.add(encoded(
                    isId
                            ? draft.world.id(collection, draft.company, draft.random)
                            : values.value(schema, name).asText()));
        }
    }

    private void parameters(Draft draft) {
        Random random = draft.random;
        Values values = values(draft);
        if (!draft.caller.token().isEmpty()) {
            draft.setHeader("Authorization", "Bearer " + draft.caller.token());
        }
        draft.setHeader("Accept", draft.operation.accepted());
        boolean isBackOffice = draft.caller.company() == World.NOBODY;
        for (Operation.Parameter parameter : draft.operation.parameters()) {
            String name = parameter.name();
            boolean isTenant = name.equals("companyId") && isBackOffice;
            boolean isWanted = parameter.required() ? random.nextInt(20) != 0 : random.nextInt(isTenant ? 20 : 3) != 0;
            if (!isWanted || (name.equals("cursor") && random.nextInt(3) != 0)) {
                continue;
            }
            String known =
                    switch (name) {
                        case "cursor" -> draft.world.cursor(draft.operation.id());
                        case "If-Match", "If-None-Match" ->
                            random.nextInt(6) == 0 ? "*" : draft.world.tag(draft.path());
                        default -> null;
                    };
            String value = known != null
                    ? known
                    : values.value(parameter.schema(), name).asText();
            switch (parameter.in()) {
                case "query" -> draft.query.add(encoded(name) + "=" + encoded(value));
                case "header" -> draft.setHeader(name, value.replaceAll("[^\\x20-\\x7e]", ""));
                default -> {
                    // in the path already
                }
            }
        }
    }

    private void body(Draft draft) {
        if (draft.operation.bodies().isEmpty()) {
            return;
        }
        List<Map.Entry<String, Operation.Body>> bodies =
                List.copyOf(draft.operation.bodies().entrySet());
        Map.Entry<String, Operation.Body> chosen = draft.pick(bodies);
        List<JsonNode> examples = chosen.getValue().examples();
        Values values = values(draft);
        draft.body = !examples.isEmpty() && draft.random.nextInt(3) == 0
                ? values.example(draft.pick(examples))
                : values.value(chosen.getValue().schema(), "");
        draft.setHeader("Content-Type", chosen.getKey().replace("*/*", "application/json"));
        boolean namesTenant =
                contract.resolve(chosen.getValue().schema()).path("properties").has("companyId");
        if (namesTenant && draft.caller.company() == World.NOBODY && draft.body.isObject()) {
            ((com.fasterxml.jackson.databind.node.ObjectNode) draft.body)
                    .put("companyId", draft.world.companies().get(draft.company));
        }
    }

    private void mutate(Draft draft) {
        int dice = draft.random.nextInt(100);
        int count = dice < 25 ? 0 : dice < 85 ? 1 : dice < 97 ? 2 : 3;
        List<Mutation> possible = new ArrayList<>();
        boolean hasBody = draft.body != null;
        for (Mutation mutation : Mutation.values()) {
            Part part = mutation.part();
            boolean isAboutBodies = part == Part.JSON || part == Part.BYTES || part == Part.BODY_HEADER;
            boolean fits = isAboutBodies ? hasBody : mutation != Mutation.UNASKED_BODY || !hasBody;
            if (fits && (part != Part.FRAMING || draft.random.nextInt(3) == 0)) {
                possible.add(mutation);
            }
        }
        for (int i = 0; i < count && !possible.isEmpty(); i++) {
            draft.mutations.add(possible.remove(draft.random.nextInt(possible.size())));
        }
        draft.mutations.sort(Comparator.naturalOrder());
        draft.mutations.stream().filter(each -> each.part() == Part.JSON).forEach(each -> mutator.apply(each, draft));
        keepClocksNear(draft);
        draft.writeBody();
        draft.mutations.stream().filter(each -> each.part() != Part.JSON).forEach(each -> mutator.apply(each, draft));
    }

    /** A clock that moves by decades bills hundreds of periods at once, and says nothing new. */
    private static void keepClocksNear(Draft draft) {
        if (!draft.operation.path().endsWith("/clock") || draft.body == null || !draft.body.isObject()) {
            return;
        }
        String now = draft.body.path("now").asText().toUpperCase(Locale.ROOT);
        if (now.matches("20(2[6-9]|[3-9][0-9])-.*")) {
            ((com.fasterxml.jackson.databind.node.ObjectNode) draft.body).put("now", "2024-11-20T00:00:00Z");
        }
    }

    private Values values(Draft draft) {
        return new Values(contract, draft.world, draft.company, draft.random);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
