package dev.seatledger.openapi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What makes generated clients awkward does not get into the contract. {@link ClientsProof} generates some. */
class GeneratorsTest {

    private static final Path CONTRACT = Path.of("openapi", "openapi.yaml");

    @Test
    void namesSchemasAsPeopleWould() throws IOException {
        List<String> names = new ArrayList<>();
        contract().path("components").path("schemas").fieldNames().forEachRemaining(names::add);

        assertEquals(
                List.of(),
                names.stream()
                        .filter(name -> name.matches("Page.+|Status|.*[0-9]|.*Response"))
                        .toList());
    }

    @Test
    void hasNoSchemaOfItsOwnForAStringWithAFormat() throws IOException {
        List<String> scalars = new ArrayList<>();
        contract().path("components").path("schemas").properties().forEach(schema -> {
            if (!schema.getValue().has("properties") && !schema.getValue().has("enum")) {
                scalars.add(schema.getKey());
            }
        });

        assertEquals(List.of(), scalars);
    }

    @Test
    void tellsATypeOrRefersToOne() throws IOException {
        List<String> unclear = new ArrayList<>();
        contract().findValues("schema").forEach(schema -> addUnclear(schema, unclear));
        contract()
                .findValues("properties")
                .forEach(properties -> properties.elements().forEachRemaining(property -> {
                    if (property.isObject()) {
                        addUnclear(property, unclear);
                    }
                }));

        assertEquals(List.of(), unclear);
    }

    private static void addUnclear(JsonNode schema, List<String> unclear) {
        boolean refers = schema.has("$ref") || schema.has("anyOf") || schema.has("oneOf") || schema.has("allOf");
        if (schema.has("type") == refers) {
            unclear.add(schema.toString());
        }
    }

    private static JsonNode contract() throws IOException {
        return new YAMLMapper().readTree(CONTRACT.toFile());
    }
}
