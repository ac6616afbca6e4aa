package dev.seatledger.authorisation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Who may do what, for all operations, callers and objects: each cell is a request.
 *
 * <p>The table is {@code src/test/resources/authorisation.csv}. It and the contract must name the same operations and the same roles, and
 * the application must do what the table says:
 *
 * <ul>
 *   <li>without a token that is valid, 401 {@code authentication-required}, whatever is asked for;
 *   <li>without a role that may, 403 {@code forbidden}, whatever is asked for;
 *   <li>with one, success on what is the caller's own. What belongs to others answers like what does not exist: 404 {@code not-found},
 *       equal but for ids. The back office has every company for its own;
 *   <li>a refusal changes nothing, and neither does a read.
 * </ul>
 *
 * <p>A new operation needs one line in the table. Its columns:
 *
 * <ul>
 *   <li>the {@code operationId};
 *   <li>{@code yes} or {@code -} for no token at all, and for each role;
 *   <li>{@code ids}, what the request names, divided by spaces; {@code -} if it names nothing. {@code unitId} is a parameter of the
 *       path, {@code ?companyId} one of the query, {@code /companyId} a member of the body, {@code /delete/0=unitId} one that is called
 *       otherwise. {@code series:invoice} fills a parameter of the path that nobody owns.
 * </ul>
 *
 * <p>The rest of the body is the example of the contract, {@code contract-examples/<operationId>.request.json}. It must fit a company of
 * {@link dev.seatledger.testing.CompanyBuilder#aCompany}. An id of a new kind needs a line in {@link World} that makes one; a required
 * header a line in {@link Cell}; a table that is written in the background a word in {@link Footprint}.
 */
@QuarkusTest
class AuthorisationTest extends HttpTest {

    private static final Map<String, Operation> OPERATIONS = Operation.all();
    private static final Map<String, Row> ROWS = Row.all();
    private static final Map<Expected, Integer> TESTED = new TreeMap<>();

    /** For whatever is not expected to change anything. */
    private static Cell.Worlds shared = Cell.Worlds.fresh();

    static Stream<String> operations() {
        return ROWS.keySet().stream();
    }

    @AfterAll
    static void tellsHowManyCellsThereWere() {
        System.out.println("authorisation matrix: " + ROWS.size() + " operations, "
                + TESTED.values().stream().mapToInt(Integer::intValue).sum() + " cells " + TESTED);
    }

    @Test
    void hasARowForEachOperationOfTheContract() {
        assertEquals(OPERATIONS.keySet(), new TreeSet<>(ROWS.keySet()));
    }

    @Test
    void hasAColumnForEachRole() {
        Set<String> roles = new TreeSet<>();
        for (Caller caller : Caller.values()) {
            Row.columns().stream().filter(role -> caller.hasOneOf(Set.of(role))).forEach(roles::add);
        }

        assertEquals(Row.columns(), roles, "a role that nobody here has");
        OPERATIONS.values().forEach(operation -> assertTrue(roles.containsAll(operation.roles()), operation.id()));
    }

    @Test
    void hasTheRolesOfTheContract() {
        Map<String, String> contract = new TreeMap<>();
        Map<String, String> table = new TreeMap<>();
        OPERATIONS
                .values()
                .forEach(operation -> contract.put(
                        operation.id(),
                        (operation.isForEverybody() ? "everybody" : operation.roles()) + ", "
                                + operation.description()));
        ROWS.values()
                .forEach(row -> table.put(
                        row.operation(),
                        row.everybody()
                                ? "everybody, No token is required."
                                : row.roles() + ", Allowed roles: " + String.join(", ", row.roles()) + "."));

        assertEquals(contract, table);
    }

    @Test
    void saysWhatEachRequestNames() {
        List<String> gaps = new ArrayList<>();
        for (Row row : ROWS.values()) {
            Operation operation = OPERATIONS.get(row.operation());
            Set<String> path = new LinkedHashSet<>();
            Set<String> company = new LinkedHashSet<>();
            for (Row.Place place : row.places()) {
                switch (place.kind()) {
                    case PATH -> path.add(place.where());
                    case CONSTANT -> {
                        if (!place.isInTheBody()) {
                            path.add(place.where());
                        }
                    }
                    case QUERY -> company.add("?" + place.where());
                    case BODY -> {
                        if (place.isCompanyBesideThePath()) {
                            company.add(place.where());
                        }
                    }
                }
            }
            if (!path.equals(new LinkedHashSet<>(operation.pathParameters()))) {
                gaps.add(row.operation() + " names " + path + " in its path " + operation.path());
            }
            if (!company.equals(operation.namesCompany())) {
                gaps.add(row.operation() + " takes its company from " + operation.namesCompany() + ", not " + company);
            }
            row.named().stream()
                    .filter(place -> !World.knows(place.value()))
                    .forEach(place -> gaps.add(row.operation() + ": no World has a " + place.value()));
        }

        assertEquals(List.of(), gaps);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void answersAsTheTableSays(String operationId) throws SQLException {
        Operation operation = OPERATIONS.get(operationId);
        Row row = ROWS.get(operationId);
        List<String> wrong = new ArrayList<>();
        try (Footprint footprint = new Footprint(shared.prepared(row))) {
            for (Caller caller : Caller.values()) {
                Map<String, String> refusals = new HashMap<>();
                for (Cell cell : cells(operation, row, caller)) {
                    test(cell, footprint, refusals).stream()
                            .map(what -> cell + ": expected " + cell.expected() + ", but " + what)
                            .forEach(wrong::add);
                }
            }
        }
        if (!wrong.isEmpty()) {
            shared = Cell.Worlds.fresh();
        }

        assertEquals("", String.join("\n", wrong));
    }

    private static List<Cell> cells(Operation operation, Row row, Caller caller) {
        return Target.of(row).stream()
                .map(target -> new Cell(operation, row, caller, target))
                .filter(cell -> !cell.isTheStrangersOwn())
                .toList();
    }

    /** What is wrong with the answer, or with what has come of it. */
    private static List<String> test(Cell cell, Footprint footprint, Map<String, String> refusals) throws SQLException {
        Expected expected = cell.expected();
        TESTED.merge(expected, 1, Integer::sum);
        if (expected == Expected.SUCCESS && !cell.operation().isSafe()) {
            Response response = cell.sendTo(Cell.Worlds.fresh());
            footprint.changes();
            return succeeded(cell, response);
        }
        Response response = cell.sendTo(shared);
        List<String> wrong = new ArrayList<>();
        if (expected == Expected.SUCCESS) {
            wrong.addAll(succeeded(cell, response));
        } else {
            String answer = Cell.withoutIds(response);
            String known = cell.likeness()
                    .map(likeness -> refusals.putIfAbsent(likeness, answer))
                    .orElse(null);
            if (known == null) {
                wrong.addAll(refused(expected, response));
            } else if (!known.equals(answer)) {
                wrong.add("this differs in more than ids:\n" + known + "\n" + answer);
            }
        }
        footprint.changes().forEach(change -> wrong.add("something has changed: " + change));
        return wrong;
    }

    private static List<String> succeeded(Cell cell, Response response) {
        return cell.operation().successes().contains(response.statusCode())
                ? List.of()
                : List.of("got " + response.statusCode() + " " + response.asString());
    }

    private static List<String> refused(Expected expected, Response response) {
        try {
            assertProblem(expected.problem().orElseThrow(), response);
            assertEquals(
                    expected == Expected.UNKNOWN_CALLER ? "Bearer" : null,
                    response.header("WWW-Authenticate"),
                    "WWW-Authenticate");
            return List.of();
        } catch (AssertionError different) {
            return List.of("got " + response.statusCode() + ": " + different.getMessage());
        }
    }
}
