package dev.seatledger.authorisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.seatledger.testing.EventStream;

import static org.junit.jupiter.api.Assertions.assertNotNull;

/** One operation, one caller, one object: a request. */
record Cell(Operation operation, Row row, Caller caller, Target target) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Headers that differ from one answer to the next, whoever asks for what. */
    private static final Pattern PASSING_HEADER = Pattern.compile("(?i)date|ratelimit.*|x-ratelimit.*");

    /** Headers that some operations require, with a value that always does. */
    private static final Map<String, String> HEADERS = Map.of("If-Match", "*");

    /** Companies for the three that a cell can be about. */
    record Worlds(World own, World foreign, World another) {

        static Worlds fresh() {
            return new Worlds(new World(), new World(), new World());
        }

        /** Makes what a request of this row can name. */
        Set<UUID> prepared(Row row) {
            for (World world : List.of(own, foreign)) {
                world.companyId();
                row.named().forEach(place -> world.id(place.value()));
            }
            return Set.of(own.companyId(), foreign.companyId(), another.companyId());
        }
    }

    /** Whether a stranger would ask for nothing but what the stranger has. */
    boolean isTheStrangersOwn() {
        return caller == Caller.OWNER_OF_ANOTHER_COMPANY
                && target.leavesOutTheCompany()
                && target.ids().isEmpty();
    }

    /**
     * Refusals of one caller that have this in common are equal but for ids. Empty for one that may differ: to the back office a foreign
     * company is no secret.
     */
    Optional<String> likeness() {
        Expected expected = expected();
        if (expected != Expected.NOT_FOUND) {
            return Optional.of(expected.toString());
        }
        return caller.isBackOffice() && target.isOfAnotherCompanyInPart()
                ? Optional.empty()
                : Optional.of(target.shape());
    }

    Expected expected() {
        return Expected.of(row, caller, target);
    }

    Response sendTo(Worlds worlds) {
        UUID company = (caller == Caller.OWNER_OF_ANOTHER_COMPANY ? worlds.another : worlds.own).companyId();
        RequestSpecification request =
                caller.in(company, row.everybody() ? Set.of() : row.roles()).request();
        operation.requiredHeaders().forEach(name -> request.header(name, HEADERS.getOrDefault(name, "?")));
        String path = operation.path();
        String query = "";
        JsonNode body = operation.takesBody() ? example() : null;
        for (Row.Place place : row.places()) {
            String value = valueOf(place, worlds);
            switch (place.kind()) {
                case CONSTANT -> {
                    if (place.isInTheBody()) {
                        put(body, JsonPointer.compile(place.where()), value);
                    } else {
                        path = path.replace("{" + place.where() + "}", value);
                    }
                }
                case PATH -> path = path.replace("{" + place.where() + "}", value);
                case QUERY -> query = value == null ? "" : "?" + place.where() + "=" + value;
                case BODY -> put(body, JsonPointer.compile(place.where()), value);
            }
        }
        if (body != null) {
            request.contentType(ContentType.JSON).body(body.toString());
        }
        return operation.isStream()
                ? EventStream.first(request, path + query)
                : request.request(operation.method(), path + query);
    }

    /** Null for what the request does not name. */
    private String valueOf(Row.Place place, Worlds worlds) {
        if (place.kind() == Row.Kind.CONSTANT) {
            return place.value();
        }
        Target.Owner owner = target.ids().get(place);
        if (owner == null) {
            return null;
        }
        return switch (owner) {
            case OWN -> worlds.own.id(place.value());
            case FOREIGN -> worlds.foreign.id(place.value());
            case ABSENT -> UUID.randomUUID().toString();
        };
    }

    private JsonNode example() {
        String name = "/contract-examples/" + operation.id() + ".request.json";
        try (var file = Cell.class.getResourceAsStream(name)) {
            assertNotNull(file, name);
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(JsonNode body, JsonPointer pointer, String value) {
        JsonNode parent = body.at(pointer.head());
        if (parent instanceof ArrayNode array) {
            array.set(pointer.last().getMatchingIndex(), value);
        } else if (value == null) {
            ((ObjectNode) parent).remove(pointer.last().getMatchingProperty());
        } else {
            ((ObjectNode) parent).put(pointer.last().getMatchingProperty(), value);
        }
    }

    /** The answer as somebody sees it who does not look at ids and the time. */
    static String withoutIds(Response response) {
        String headers = response.headers().asList().stream()
                .filter(header -> !PASSING_HEADER.matcher(header.getName()).matches())
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining("\n"));
        return ID.matcher(response.statusLine() + "\n" + headers + "\n\n" + response.asString())
                .replaceAll("(id)");
    }

    @Override
    public String toString() {
        return operation.id() + ", " + caller + ", " + target;
    }
}
