package dev.seatledger.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The check fails where it should: against a small contract, with answers made by hand. */
class AnswerCheckTest {

    private static final String CONTRACT = """
            components:
              schemas:
                Lamp:
                  type: object
                  required: [id, watts]
                  properties:
                    id: {type: string, format: uuid}
                    watts: {type: integer, maximum: 100}
                    shade:
                      anyOf: [{$ref: "#/components/schemas/Shade"}, {type: "null"}]
                Shade:
                  type: object
                  properties: {colour: {type: string}}
                Problem:
                  type: object
                  required: [type, title, status, detail, instance]
                  properties:
                    type: {type: string}
                    title: {type: string}
                    status: {type: integer}
                    detail: {type: string}
                    instance: {type: string}
            paths:
              /lamps:
                get:
                  operationId: getLamp
                  responses:
                    "200": {content: {application/json: {schema: {$ref: "#/components/schemas/Lamp"}}}}
                    "204": {description: Dark}
                    "404":
                      content:
                        application/problem+json:
                          schema: {$ref: "#/components/schemas/Problem"}
                          examples: {not-found: {value: {type: not-found}}}
            """;

    private static final String LAMP = "{\"id\":\"01a2062d-c186-779b-8395-1a26be5826fd\",\"watts\":60}";
    private static final String PROBLEM =
            "{\"type\":\"not-found\",\"title\":\"t\",\"status\":404,\"detail\":\"d\",\"instance\":\"/lamps\"}";

    @Test
    void findsNothingWrongWithWhatTheContractSays() throws IOException {
        assertEquals(List.of(), kinds(200, "application/json;charset=UTF-8", LAMP));
        assertEquals(
                List.of(), kinds(200, "application/json", LAMP.replace("60", "60,\"shade\":{\"colour\":\"red\"}")));
        assertEquals(List.of(), kinds(200, "application/json", LAMP.replace("60", "60,\"shade\":null")));
        assertEquals(List.of(), kinds(204, "", ""));
        assertEquals(List.of(), kinds(404, AnswerCheck.PROBLEM, PROBLEM));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "60|600|schema 200 /watts maximum",
                "60|\"60\"|schema 200 /watts type",
                "60|60,\"price\":1|schema 200  additionalProperties",
                "60|60,\"shade\":{\"size\":1}|schema 200 /shade additionalProperties",
                ",\"watts\":60||schema 200  required",
                "01a2|not-an-id-|schema 200 /id format",
                "60|60,\"watts\":60|no JSON 200",
                "60}|60|no JSON 200",
            })
    void findsBodiesThatDoNotFit(String right, String wrong, String kind) throws IOException {
        List<String> kinds = kinds(200, "application/json", LAMP.replace(right, wrong == null ? "" : wrong));

        assertTrue(kinds.contains(kind), kinds::toString);
    }

    @Test
    void findsWhatIsNotDocumented() throws IOException {
        assertEquals(List.of("undocumented status 202"), kinds(202, "application/json", LAMP));
        assertEquals(List.of("undocumented body"), kinds(204, "application/json", LAMP));
        assertEquals(List.of("media type"), kinds(200, "text/plain", LAMP));
        assertEquals(
                List.of("undocumented status 409"),
                kinds(409, AnswerCheck.PROBLEM, PROBLEM.replace("404", "409").replace("not-found", "conflict")));
    }

    @Test
    void findsFailuresOfOurs() throws IOException {
        String problem = PROBLEM.replace("404", "500").replace("not-found", "internal-error");

        assertEquals(List.of("status 500"), kinds(500, AnswerCheck.PROBLEM, problem));
    }

    @Test
    void findsProblemsThatAreNone() throws IOException {
        assertEquals(List.of("no problem 404"), kinds(404, "text/html", "<h1>404</h1>"));
        assertEquals(List.of("no problem 404"), kinds(404, "", ""));
        assertEquals(List.of("no JSON 404"), kinds(404, AnswerCheck.PROBLEM, "{"));
        assertEquals(
                List.of("schema 404  required"),
                kinds(404, AnswerCheck.PROBLEM, PROBLEM.replace(",\"detail\":\"d\"", "")));
        assertEquals(
                List.of("other status in the problem"), kinds(404, AnswerCheck.PROBLEM, PROBLEM.replace("404", "400")));
        assertEquals(
                List.of("unknown problem lost"), kinds(404, AnswerCheck.PROBLEM, PROBLEM.replace("not-found", "lost")));
        assertEquals(
                List.of("tells of our inner life: org.postgresql"),
                kinds(404, AnswerCheck.PROBLEM, PROBLEM.replace("\"d\"", "\"org.postgresql.util\"")));
    }

    @Test
    void letsHttpRefuseOnlyWhatIsOutsideTheContract() throws IOException {
        String problem = PROBLEM.replace("404", "406").replace("not-found", "not-acceptable");

        assertEquals(List.of(), kinds(406, AnswerCheck.PROBLEM, problem, Mutation.ACCEPT));
        assertEquals(List.of("undocumented status 406"), kinds(406, AnswerCheck.PROBLEM, problem, Mutation.QUERY));
        assertEquals(List.of(), kinds(431, "", "", Mutation.HEADER));
    }

    private static List<String> kinds(int status, String mediaType, String body, Mutation... mutations)
            throws IOException {
        Contract contract = Contract.of(new YAMLMapper().readTree(CONTRACT));
        Request request = new Request(
                contract.operation("getLamp"), List.of(mutations), "somebody", "GET", "/lamps", List.of(), null, false);
        Answer answer = new Answer(
                status,
                mediaType.isEmpty() ? Map.of() : Map.of("content-type", List.of(mediaType)),
                body.getBytes(StandardCharsets.UTF_8));
        return new AnswerCheck(contract)
                .findings(request, answer).stream()
                        .map(AnswerCheck.Finding::kind)
                        .toList();
    }
}
