package dev.seatledger.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class EventFeedTest extends HttpTest {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    @AfterAll
    static void stopThreads() {
        THREADS.shutdownNow();
    }

    @Test
    void tellsWhatHappenedInItsOrder() {
        UUID companyId = aCompany().onboardWithUsers(10);
        CompanyBuilder.addUnits(companyId, "user", 1);

        JsonPath feed = Api.owner(companyId).read(path(companyId) + "?after=15");

        assertEquals(List.of("unit.created", "seat.purchased", "invoice.issued"), feed.getList("items.type"));
        assertEquals(List.of(16, 17, 18), sequencesFrom(feed));
        assertNull(feed.get("nextCursor"));
        assertEquals(companyId.toString(), feed.getString("items[1].companyId"));
        assertEquals("2024-10-01T09:00:00Z", feed.getString("items[1].timestamp"));
        assertEquals("demo-admin", feed.getString("items[1].actor"));
        assertEquals(
                Map.of(
                        "unitType",
                        "user",
                        "quantity",
                        1,
                        "paidSeats",
                        11,
                        "net",
                        Map.of("amount", "16.00", "currency", "EUR")),
                feed.getMap("items[1].data"));
        assertEquals("19.20", feed.getString("items[2].data.total.amount"));
    }

    /** The cursor as in every other list, for clients that know no more of it. */
    @ParameterizedTest
    @ValueSource(strings = {"after", "cursor"})
    void beginsAtTheBeginningAndPagesWithoutGaps(String parameter) {
        UUID companyId = aCompany().onboardWithUsers(5);
        List<Integer> seen = new ArrayList<>();
        String next = "0";
        while (next != null && seen.size() < 20) {
            JsonPath page = Api.owner(companyId).read(path(companyId) + "?limit=2&" + parameter + "=" + next);
            seen.addAll(sequencesFrom(page));
            next = page.getString("nextCursor");
        }

        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), seen);
    }

    @Test
    void takesACursorOnlyAsTheEventThatItStandsFor() {
        UUID companyId = aCompany().onboardWithUsers(5);
        Api owner = Api.owner(companyId);

        assertEquals(List.of(5, 6, 7), sequencesFrom(owner.read(path(companyId) + "?cursor=4&after=4")));
        assertInvalid("cursor", owner.get(path(companyId) + "?cursor=4&after=5"));
    }

    @Test
    void tellsPartnersEverythingButAmounts() {
        UUID companyId = aCompany().onboardWithUsers(11);

        String owners = Api.owner(companyId).get(path(companyId)).asString();
        Response partners = Api.as("partner", companyId).get(path(companyId));

        assertTrue(owners.contains("\"net\"") && owners.contains("\"total\""), owners);
        assertEquals(200, partners.statusCode());
        assertFalse(partners.asString().contains("amount"), partners.asString());
        assertFalse(partners.asString().contains("currency"), partners.asString());
        assertEquals(
                List.of("invoiceId", "number", "reason"),
                List.copyOf(new java.util.TreeSet<>(partners.jsonPath()
                        .<String, Object>getMap("items.find { it.type == 'invoice.issued' }.data")
                        .keySet())));
        assertEquals(
                Api.owner(companyId).read(path(companyId)).getList("items.type"),
                partners.jsonPath().getList("items.type"));
    }

    @Test
    void isNeverBehindTheRules() throws Exception {
        UUID companyId = aCompany().onboard();
        dev.seatledger.testing.Database.queryColumn(
                "UPDATE company_head SET test_clock = '2024-10-13T00:00:00Z' WHERE company_id = '" + companyId
                        + "' RETURNING 1");

        JsonPath feed = Api.owner(companyId).read(path(companyId));

        assertTrue(feed.getList("items.type").contains("period.rolled_over"), feed.prettify());
        assertEquals("seatledger", feed.getString("items[-1].actor"));
    }

    @Test
    void wakesWhoWaitsWhenSomethingIsCommitted() throws Exception {
        UUID companyId = aCompany().onboard();
        Future<Response> waiting = THREADS.submit(() -> Api.owner(companyId).get(path(companyId) + "?after=2&wait=30"));

        CompanyBuilder.addUnits(companyId, "user", 1);

        assertEquals(
                List.of("unit.created"),
                waiting.get().then().statusCode(200).extract().path("items.type"));
    }

    @Test
    void answersWithNothingIfNothingComesInTime() {
        UUID companyId = aCompany().onboard();

        JsonPath feed = Api.owner(companyId).read(path(companyId) + "?after=2&wait=1");

        assertEquals(List.of(), feed.getList("items"));
        assertNull(feed.get("nextCursor"));
    }

    @Test
    void doesNotWaitForAnothersEvents() throws Exception {
        UUID companyId = aCompany().onboard();
        UUID other = aCompany().onboard();
        Future<Response> waiting = THREADS.submit(() -> Api.owner(companyId).get(path(companyId) + "?after=2&wait=1"));

        CompanyBuilder.addUnits(other, "user", 3);

        assertEquals(List.of(), waiting.get().path("items"));
    }

    @Test
    void hasNoGapsUnderParallelAdds() throws Exception {
        UUID companyId = aCompany().onboard();
        List<Future<Response>> adds = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            adds.add(THREADS.submit(
                    () -> Api.admin(companyId).post("/units", Map.of("type", "user", "name", "One of many"))));
        }
        List<String> types = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        while (Collections.frequency(types, "unit.created") < 40) {
            JsonPath page = Api.owner(companyId).read(path(companyId) + "?limit=200&wait=5&after=" + seen.size());
            seen.addAll(sequencesFrom(page));
            types.addAll(page.getList("items.type"));
        }

        for (Future<Response> add : adds) {
            assertEquals(201, add.get().statusCode());
        }
        assertEquals(
                LongStream.rangeClosed(1, seen.size())
                        .boxed()
                        .map(Long::intValue)
                        .toList(),
                seen);
    }

    @ParameterizedTest
    @CsvSource({
        "after, -1",
        "after, x",
        "cursor, -1",
        "cursor, x",
        "after, 1.5",
        "after, 9223372036854775808",
        "limit, 0",
        "limit, 201",
        "limit, all",
        "wait, -1",
        "wait, 31",
        "wait, soon"
    })
    void refusesWhatIsNoPlaceInTheFeed(String parameter, String value) {
        UUID companyId = aCompany().onboard();

        assertInvalid(parameter, Api.owner(companyId).get(path(companyId) + "?" + parameter + "=" + value));
    }

    @Test
    void refusesWhatIsNoUuid() {
        assertInvalid("companyId", Api.owner(UUID.randomUUID()).get("/companies/1/events"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "supervisor", "agent"})
    void isForOwnersAndPartnersOnly(String role) {
        UUID companyId = aCompany().onboard();

        assertProblem(ProblemType.FORBIDDEN, Api.as(role, companyId).get(path(companyId)));
    }

    @Test
    void isNotForTheBackOffice() {
        assertProblem(
                ProblemType.FORBIDDEN,
                Api.accountExecutive().get(path(aCompany().onboard())));
    }

    @Test
    void needsAToken() {
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get(path(UUID.randomUUID())));
    }

    @Test
    void answersForAForeignCompanyAsForAnAbsentOne() {
        UUID companyId = aCompany().onboard();
        UUID absent = UUID.randomUUID();

        Response foreign = Api.owner(aCompany().onboard()).get(path(companyId) + "?wait=30");
        Response ofAbsent = Api.owner(absent).get(path(absent) + "?wait=30");

        assertProblem(ProblemType.NOT_FOUND, foreign);
        assertProblem(ProblemType.NOT_FOUND, ofAbsent);
        assertEquals(
                foreign.asString().replace(companyId.toString(), ""),
                ofAbsent.asString().replace(absent.toString(), ""));
    }

    private static List<Integer> sequencesFrom(JsonPath feed) {
        return feed.getList("items.sequence");
    }

    private static String path(UUID companyId) {
        return "/companies/" + companyId + "/events";
    }
}
