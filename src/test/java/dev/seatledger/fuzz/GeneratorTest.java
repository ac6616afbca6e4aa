package dev.seatledger.fuzz;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GeneratorTest {

    private static final int ENOUGH = 3_000;
    private static final String COMPANY = "01a2062d-c186-779b-8395-1a26be5826fd";
    private static final String UNIT = "01a2062d-c1fe-746e-8502-f0a139075aa1";

    @Test
    void asksTheSameWithTheSameSeed() throws IOException {
        Generator one = new Generator(contract(), 1);
        Generator again = new Generator(contract(), 1);
        Generator other = new Generator(contract(), 2);

        for (int number = 0; number < 300; number++) {
            assertArrayEquals(
                    one.request(number, world()).bytes("localhost"),
                    again.request(number, world()).bytes("localhost"));
        }
        assertNotEquals(texts(one), texts(other));
    }

    @Test
    void asksForEveryOperationInEveryWay() throws IOException {
        Contract contract = contract();
        Generator generator = new Generator(contract, 3);
        Set<String> operations = new TreeSet<>();
        Set<Mutation> mutations = EnumSet.noneOf(Mutation.class);

        requests(generator).forEach(request -> {
            operations.add(request.operation().id());
            mutations.addAll(request.mutations());
        });

        assertEquals(contract.operations().size(), operations.size());
        assertEquals(EnumSet.allOf(Mutation.class), mutations);
    }

    @Test
    void leavesAQuarterAsItShouldBe() throws IOException {
        long untouched = requests(new Generator(contract(), 4))
                .filter(request -> request.mutations().isEmpty())
                .count();

        assertTrue(untouched > ENOUGH / 5 && untouched < ENOUGH / 3, () -> "untouched " + untouched);
    }

    @Test
    void namesWhatExists() throws IOException {
        Request request = requests(new Generator(contract(), 5))
                .filter(each -> each.operation().id().equals("getUnit"))
                .filter(each -> each.mutations().isEmpty())
                .findFirst()
                .orElseThrow();

        assertTrue(request.target().startsWith("/units/" + UNIT), request.target());
    }

    /** Operations of tomorrow need no change here. */
    @Test
    void learnsTheIdsOfCollectionsItHasNeverHeardOf() throws IOException {
        JsonNode document = new YAMLMapper().readTree("""
                        paths:
                          /companies/{companyId}/lamps:
                            get:
                              operationId: listLamps
                              parameters: [{name: companyId, in: path, required: true, schema: {type: string, format: uuid}}]
                              responses: {"200": {description: OK}}
                          /companies/{companyId}/lamps/{lampId}:
                            get:
                              operationId: getLamp
                              parameters:
                              - {name: companyId, in: path, required: true, schema: {type: string, format: uuid}}
                              - {name: lampId, in: path, required: true, schema: {type: string, format: uuid}}
                              responses: {"200": {description: OK}}
                        """);
        Contract contract = Contract.of(document);
        World world = world();
        String lamp = new UUID(1, 2).toString();
        Answer answer = new Answer(200, java.util.Map.of(), new byte[0]);
        JsonNode list = new YAMLMapper().readTree("{items: [{id: " + lamp + "}], nextCursor: null}");

        world.learn(contract.operation("listLamps"), "/companies/" + COMPANY + "/lamps", answer, list);

        Generator generator = new Generator(contract, 6);
        assertTrue(requests(generator, world)
                .anyMatch(request -> request.target().equals("/companies/" + COMPANY + "/lamps/" + lamp)));
    }

    @Test
    void fitsPatterns() {
        List<String> patterns = List.of(
                "^\\+[1-9][0-9]{1,14}$",
                "^[0-9]{1,9}(\\.[0-9]{1,3})?$",
                "^(owner|admin)$",
                "^[A-Z]{2}$",
                "a*b+c?\\d\\w",
                "(?:x|y){2}[\\-_]");

        for (String pattern : patterns) {
            for (int seed = 0; seed < 50; seed++) {
                String text = PatternText.fitting(pattern, new Random(seed));
                assertTrue(text.matches(pattern), () -> text + " does not fit " + pattern);
            }
        }
    }

    @Test
    void readsTargetsAsServersDo() {
        assertEquals("/units/1", Targets.plainPath("http://localhost/units//%31;a=b/?limit=1#x"));
        assertEquals("/units/a%2Fb", Targets.plainPath("/units/a%2Fb"));
        assertEquals("/audits", Targets.plainPath("/units/../audits/."));
        assertEquals("/", Targets.plainPath(""));
    }

    private static List<String> texts(Generator generator) {
        return IntStream.range(0, 20)
                .mapToObj(number -> generator.request(number, world()).toString())
                .toList();
    }

    private static Stream<Request> requests(Generator generator) {
        return requests(generator, world());
    }

    private static Stream<Request> requests(Generator generator, World world) {
        return IntStream.range(0, ENOUGH).mapToObj(number -> generator.request(number, world));
    }

    private static Contract contract() throws IOException {
        return Contract.read(Contract.COMMITTED);
    }

    private static World world() {
        World world = new World(
                List.of(COMPANY),
                List.of(
                        new World.Caller("owner", "owner", 0, "a.b.c"),
                        new World.Caller("account executive", "account_executive", World.NOBODY, "d.e.f"),
                        new World.Caller("nobody", "", World.NOBODY, "")));
        world.add("units", 0, UNIT);
        return world;
    }
}
