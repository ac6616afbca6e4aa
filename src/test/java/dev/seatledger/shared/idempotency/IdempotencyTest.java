package dev.seatledger.shared.idempotency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.Database;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** The {@code Idempotency-Key} header. */
@QuarkusTest
class IdempotencyTest extends HttpTest {

    private static final Map<String, Object> ADA = Map.of("type", "user", "name", "Ada Lovelace");

    @Test
    void answersARepetitionWithTheFirstAnswerAndChangesNothing() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(10);
        Api owner = Api.owner(companyId);

        Response first = post(owner, "/units", "one", ADA);
        Response again = post(owner, "/units", "one", ADA);

        assertEquals(201, first.statusCode());
        assertNull(first.header("Idempotency-Replayed"));
        assertSameAnswer(first, again);
        assertEquals(
                1,
                owner.read("/companies/" + companyId + "/invoices")
                        .getList("items.findAll { it.reason == 'additional_units' }")
                        .size());
        assertEquals(11, owner.read("/companies/" + companyId + "/plan").getInt("units[0].created"));
        assertEquals(List.of(), Database.contradictionsOf(companyId));
    }

    @Test
    void takesTheSameMembersInAnotherOrderForTheSameRequest() {
        UUID companyId = aCompany().onboard();
        Api admin = Api.admin(companyId);

        Response first = post(admin, "/units", "one", "{\"type\": \"user\", \"name\": \"Ada\"}");
        Response again = post(admin, "/units", "one", "{ \"name\": \"Ada\", \"type\": \"user\", \"email\": null }");

        assertSameAnswer(first, again);
    }

    @Test
    void refusesAKeyThatAnotherRequestHasUsed() {
        UUID companyId = aCompany().onboardWithUsers(10);
        Api owner = Api.owner(companyId);
        post(owner, "/units", "one", ADA).then().statusCode(201);
        int before = owner.read("/companies/" + companyId + "/plan").getInt("sequence");

        assertProblem(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                post(owner, "/units", "one", Map.of("type", "user", "name", "Another")));
        assertProblem(
                ProblemType.IDEMPOTENCY_KEY_REUSED, post(owner, "/units/batch", "one", Map.of("create", List.of(ADA))));
        assertEquals(before, owner.read("/companies/" + companyId + "/plan").getInt("sequence"));
    }

    @Test
    void leavesTheKeyOfARefusedRequestFree() {
        UUID companyId = aCompany().onboard();
        Api admin = Api.admin(companyId);
        Map<String, Object> taken = Map.of("type", "user", "name", "Ada", "externalId", "hr-1");
        String first = post(admin, "/units", "one", taken).path("unit.id");
        assertProblem(ProblemType.EXTERNAL_ID_TAKEN, post(admin, "/units", "two", taken));

        Response other = post(admin, "/units", "two", ADA);

        assertEquals(201, other.statusCode());
        assertNotEquals(first, other.path("unit.id"));
    }

    @Test
    void keepsCallersAndCompaniesApart() {
        UUID one = aCompany().onboardWithUsers(10);
        UUID two = aCompany().onboardWithUsers(10);

        List<Response> answers = List.of(
                post(Api.admin(one), "/units", "same", ADA),
                post(Api.owner(one), "/units", "same", ADA),
                post(Api.as("partner", one), "/units", "same", ADA),
                post(Api.admin(two), "/units", "same", ADA));

        Set<String> units = new HashSet<>();
        answers.forEach(answer -> {
            assertEquals(201, answer.statusCode(), answer.asString());
            assertNull(answer.header("Idempotency-Replayed"));
            units.add(answer.path("unit.id"));
        });
        assertEquals(4, units.size());
    }

    @Test
    void carriesOutOneOfManyThatArriveAtOnce() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(10);
        Api owner = Api.owner(companyId);
        owner.token();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 48; i++) {
                answers.add(threads.submit(() -> post(owner, "/units", "one", ADA)));
            }
            Set<String> bodies = new HashSet<>();
            int replayed = 0;
            for (Future<Response> answer : answers) {
                assertEquals(201, answer.get().statusCode());
                bodies.add(answer.get().asString());
                replayed += answer.get().header("Idempotency-Replayed") == null ? 0 : 1;
            }
            assertEquals(1, bodies.size(), bodies.toString());
            assertEquals(47, replayed);
        } finally {
            threads.shutdown();
        }
        assertEquals(11, owner.read("/companies/" + companyId + "/plan").getInt("units[0].created"));
    }

    @Test
    void onboardsACompanyOnce() {
        Api executive = Api.accountExecutive();
        String key = UUID.randomUUID().toString();

        Response first = post(executive, "/companies", key, aCompany().toRequest());
        Response again = post(executive, "/companies", key, aCompany().toRequest());

        assertEquals(201, first.statusCode());
        assertSameAnswer(first, again);
        assertProblem(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                post(
                        executive,
                        "/companies",
                        key,
                        aCompany().with("legalName", "Other SAS").toRequest()));
    }

    @Test
    void holdsForEveryOtherRequestThatChangesSomething() {
        UUID companyId = aCompany().onboardWithUsers(11);
        Api owner = Api.owner(companyId);
        Api executive = Api.accountExecutive();
        String unit = owner.read("/units").getString("items[0].id");
        String invoice = owner.read("/companies/" + companyId + "/invoices").getString("items[0].id");
        Map<String, Object> euro = Map.of("amount", "1.00", "currency", "EUR");
        String company = "/companies/" + companyId;

        assertOnce(owner, "/units/" + unit + "/replacement", Map.of("name", "Successor"));
        assertOnce(owner, "/units/batch", Map.of("create", Collections.nCopies(2, ADA)));
        assertOnce(
                owner,
                company + "/commitment-requests",
                Map.of("unitType", "user", "included", 12, "reason", "We grow"));
        assertOnce(
                executive,
                "/invoices/" + invoice + "/payments",
                Map.of("amount", euro, "paidAt", "2024-10-01T09:00:00Z", "reference", "T1"));
        assertOnce(executive, "/invoices/" + invoice + "/credit-notes", Map.of("reason", "goodwill", "amount", euro));
        assertOnce(
                executive,
                company + "/contract/amendments",
                Map.of("unitType", "user", "included", 20, "effective", "immediate"));
        assertOnce(executive, company + "/contract/cancellation", Map.of("reason", "They move"));
        assertOnce(owner, company + "/clock", Map.of("now", "2024-10-05T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void refusesAKeyThatIsNone(int length) {
        UUID companyId = aCompany().onboard();

        assertInvalid("Idempotency-Key", post(Api.admin(companyId), "/units", "k".repeat(length), ADA));
        assertEquals(
                0,
                Api.owner(companyId).read("/companies/" + companyId + "/plan").getInt("units[0].created"));
    }

    @Test
    void isTheSameForALongKey() {
        UUID companyId = aCompany().onboard();
        String key = "k".repeat(255);

        assertSameAnswer(
                post(Api.admin(companyId), "/units", key, ADA), post(Api.admin(companyId), "/units", key, ADA));
    }

    private static void assertOnce(Api caller, String path, Object body) {
        Response first = post(caller, path, "key of " + path, body);
        assertEquals(2, first.statusCode() / 100, path + " " + first.asString());
        assertSameAnswer(first, post(caller, path, "key of " + path, body));
    }

    private static void assertSameAnswer(Response first, Response again) {
        assertEquals(first.statusCode(), again.statusCode(), again.asString());
        assertEquals(first.asString(), again.asString());
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals(first.contentType(), again.contentType());
        assertEquals("true", again.header("Idempotency-Replayed"));
    }

    private static Response post(Api caller, String path, String key, Object body) {
        return caller.request()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
    }
}
