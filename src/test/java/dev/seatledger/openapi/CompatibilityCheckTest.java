package dev.seatledger.openapi;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CompatibilityCheckTest {

    private static final String CONTRACT = """
            paths:
              /units:
                post:
                  operationId: addUnit
                  security: [{bearer: [admin, owner]}]
                  parameters:
                  - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 200}}
                  requestBody:
                    content:
                      application/json: {schema: {$ref: "#/components/schemas/AddUnit"}}
                  responses:
                    "201":
                      headers: {RateLimit: {}}
                      content:
                        application/json: {schema: {$ref: "#/components/schemas/Unit"}}
                    "404":
                      content:
                        application/problem+json: {schema: {type: object}}
              /demo:
                post:
                  operationId: tryIt
                  security: []
                  responses: {"204": {description: Done}}
            components:
              schemas:
                Type: {type: string, enum: [user, number]}
                AddUnit:
                  type: object
                  required: [type]
                  additionalProperties: false
                  properties:
                    type: {$ref: "#/components/schemas/Type"}
                    name: {type: [string, "null"], maxLength: 100, pattern: "[a-z]+"}
                    tags: {type: array, maxItems: 5, items: {type: string}}
                Unit:
                  type: object
                  required: [id, type]
                  properties:
                    id: {type: string, format: uuid}
                    type: {$ref: "#/components/schemas/Type"}
                    parent: {anyOf: [{$ref: "#/components/schemas/Unit"}, {type: "null"}]}
            """;

    @Test
    void findsNothingWhereNothingHasChanged() throws Exception {
        assertEquals(List.of(), CompatibilityCheck.breaks(read(CONTRACT), read(CONTRACT)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /units:                                    | /seats:                            | POST /units: is gone
            operationId: addUnit                       | operationId: createUnit            | POST /units: operationId is createUnit, was addUnit
            [admin, owner]                             | [admin]                            | POST /units: owner may not call it any more
            security: []                               | security: [{bearer: [owner]}]      | POST /demo: needs a token
            {name: limit, in                           | {name: size, in                    | POST /units query limit: is gone
            in: query, schema                          | in: query, required: true, schema  | POST /units query limit: is required
            maximum: 200                               | maximum: 100                       | POST /units query limit: maximum is 100, was 200
            minimum: 1                                 | minimum: 10                        | POST /units query limit: minimum is 10, was 1
            requestBody:                               | requestBody: {required: true}      | POST /units body: is required
            required: [type]                           | required: [type, name]             | POST /units body name: is required
            tags: {type: array,                        | labels: {type: array,              | POST /units body tags: is gone
            [string, "null"]                           | string                             | POST /units body name: is never null any more
            maxLength: 100                             | maxLength: 99                      | POST /units body name: maxLength is 99, was 100
            maxLength: 100                             | minLength: 3, maxLength: 100       | POST /units body name: minLength is 3, was none
            [a-z]+                                     | [a-y]+                             | POST /units body name: pattern is [a-y]+, was [a-z]+
            maxItems: 5                                | maxItems: 4                        | POST /units body tags: maxItems is 4, was 5
            items: {type: string}                      | items: {type: integer}             | POST /units body tags[]: is never string any more
            [user, number]                             | [user]                             | POST /units body type: is never number any more
            [user, number]                             | [user, number, room]               | POST /units 201 type: may be room
            headers: {RateLimit: {}}                   | headers: {}                        | POST /units 201 header RateLimit: is gone
            application/problem+json                   | text/plain                         | POST /units 404: application/problem+json is gone
            "201"                                      | "200"                              | POST /units 201: is gone
            id: {type: string, format: uuid}           | code: {type: string}               | POST /units 201 id: is gone
            required: [id, type]                       | required: [id]                     | POST /units 201 type: may be absent
            format: uuid                               | format: uri                        | POST /units 201 id: format is uri, was uuid
            id: {type: string                          | id: {type: [string, "null"]        | POST /units 201 id: may be null
            """)
    void findsWhatBreaksClients(String from, String to, String expected) throws Exception {
        String requestBody = "requestBody: {required: true}";
        String changed = to.equals(requestBody)
                ? CONTRACT.replace("requestBody:\n", "requestBody:\n        required: true\n")
                : CONTRACT.replace(from, to);

        assertEquals(List.of(expected), CompatibilityCheck.breaks(read(CONTRACT), read(changed)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [admin, owner]                             | [admin, owner, partner]
            maximum: 200                               | maximum: 500
            maxLength: 100, pattern: "[a-z]+"          | maxLength: 200
            required: [type]                           | required: []
            id: {type: string, format: uuid}           | id: {type: string, format: uuid}, size: {type: integer}
            {type: string, enum: [user, number]}       | {type: string, description: What it is., enum: [number, user]}
            required: [id, type]                       | required: [id, type, parent]
            "404"                                      | "429": {}, "404"
            """)
    void findsNothingThatClientsNeedNotKnow(String from, String to) throws Exception {
        String changed = CONTRACT.replace(from, to)
                .replace("format: uuid}, size", "format: uuid}\n        size")
                .replace("\"429\": {}, ", "\"429\": {}\n        ");

        assertEquals(List.of(), CompatibilityCheck.breaks(read(CONTRACT), read(changed)));
    }

    private static JsonNode read(String yaml) throws Exception {
        return new YAMLMapper().readTree(yaml);
    }
}
