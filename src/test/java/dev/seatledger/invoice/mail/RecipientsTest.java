package dev.seatledger.invoice.mail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

@QuarkusTest
class RecipientsTest extends HttpTest {

    @Test
    void areNobodyAtFirst() {
        UUID companyId = aCompany().onboard();

        Response answer = Api.owner(companyId).get(path(companyId));

        assertEquals(200, answer.statusCode());
        assertEquals("\"0\"", answer.header("ETag"));
        assertEquals(List.of(), answer.path("recipients"));
        assertEquals(
                List.of(),
                Api.owner(companyId).read(path(companyId) + "/deliveries").getList("items"));
    }

    @Test
    void areWhoTheOwnerNames() throws Exception {
        UUID companyId = aCompany().onboard();
        long events = events(companyId);

        Response answer = put(
                companyId,
                "\"0\"",
                person("Ada@Example.COM", "Ada \"Countess\" <Lovelace>"),
                person("b@example.com", null));

        assertEquals(200, answer.statusCode(), answer.asString());
        assertEquals("\"1\"", answer.header("ETag"));
        Response read = Api.owner(companyId).get(path(companyId));
        assertEquals("\"1\"", read.header("ETag"));
        assertEquals(answer.asString(), read.asString());
        assertEquals(List.of("Ada@example.com", "b@example.com"), read.path("recipients.email"));
        assertEquals("Ada \"Countess\" <Lovelace>", read.path("recipients[0].name"));
        assertFalse(read.asString().contains("null"), "a name that was not said is left out");
        assertEquals(events, events(companyId), "events are for ever, addresses are not");
    }

    @Test
    void canBeNobodyAgain() {
        UUID companyId = aCompany().onboard();
        put(companyId, "*", person("a@example.com", null));

        Response answer = put(companyId, "\"1\"");

        assertEquals("\"2\"", answer.header("ETag"));
        assertEquals(List.of(), answer.path("recipients"));
    }

    @Test
    void stayAsTheyAreIfTheSameIsDecidedAgain() {
        UUID companyId = aCompany().onboard();
        put(companyId, "*", person("a@example.com", "A"));

        Response again = put(companyId, "*", person("a@EXAMPLE.com", "A"));

        assertEquals("\"1\"", again.header("ETag"));
        assertEquals("\"2\"", put(companyId, "*", person("a@example.com", "B")).header("ETag"));
    }

    @Test
    void areChangedOnlyByThoseWhoKnowThem() {
        UUID companyId = aCompany().onboard();
        put(companyId, "\"0\"", person("a@example.com", null));

        assertProblem(ProblemType.PRECONDITION_FAILED, put(companyId, "\"0\"", person("b@example.com", null)));
        assertProblem(
                ProblemType.PRECONDITION_REQUIRED,
                Api.owner(companyId)
                        .request()
                        .contentType("application/json")
                        .body(Map.of("recipients", List.of()))
                        .put(path(companyId)));
        assertEquals(
                List.of("a@example.com"),
                Api.owner(companyId).get(path(companyId)).path("recipients.email"));
    }

    @Test
    void areChangedByOneAtATime() throws Exception {
        UUID companyId = aCompany().onboard();
        CountDownLatch start = new CountDownLatch(1);
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = IntStream.range(0, 6)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    statuses.add(put(companyId, "\"0\"", person("a" + i + "@example.com", null))
                            .statusCode());
                }))
                .toList();
        Api.owner(companyId);
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals(
                List.of(200, 412, 412, 412, 412, 412),
                statuses.stream().sorted().toList());
        assertEquals("\"1\"", Api.owner(companyId).get(path(companyId)).header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "a@example.com\r\nBcc: b@example.com",
                "a@example.com\n",
                "a@example.com\u0000",
                "a@example.com>\r\nDATA",
                "a@example.com, b@example.com",
                "A <a@example.com>",
                "a@localhost",
                ""
            })
    void areAddressesAndNothingElse(String email) {
        UUID companyId = aCompany().onboard();

        Response answer = put(companyId, "*", person("a@example.com", null), person(email, null));

        assertInvalid("recipients[1].email", answer);
        assertEquals("\"0\"", Api.owner(companyId).get(path(companyId)).header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Ada\r\nBcc: b@example.com", "Ada\n", "Ada\tL", "Ada\u0085", "Ada\u2028"})
    void haveNamesOfOneLine(String name) {
        UUID companyId = aCompany().onboard();

        assertInvalid("recipients[0].name", put(companyId, "*", person("a@example.com", name)));
    }

    @Test
    void areNotNamedTwice() {
        UUID companyId = aCompany().onboard();

        assertInvalid(
                "recipients[1].email",
                put(companyId, "*", person("a@example.com", null), person("a@Example.com", "A")));
        assertEquals(
                200,
                put(companyId, "*", person("a@example.com", null), person("A@example.com", null))
                        .statusCode(),
                "what is before the @ is the receiving system's own business");
    }

    @Test
    void areTwentyAtMost() {
        UUID companyId = aCompany().onboard();
        Object[] many = IntStream.range(0, 21)
                .mapToObj(i -> person("a" + i + "@example.com", null))
                .toArray();

        assertInvalid("recipients", put(companyId, "*", many));
        assertEquals(
                200, put(companyId, "*", List.of(many).subList(0, 20).toArray()).statusCode());
    }

    @Test
    void areReadStrictly() {
        UUID companyId = aCompany().onboard();

        assertInvalid("recipients", send(companyId, Map.of()));
        assertInvalid("bcc", send(companyId, Map.of("recipients", List.of(), "bcc", List.of())));
        assertProblem(ProblemType.PAYLOAD_TOO_LARGE, put(companyId, "*", person("a@example.com", "x".repeat(300_000))));
        Response longest = put(companyId, "*", person("a".repeat(65) + "@example.com", null));
        assertInvalid("recipients[0].email", longest);
    }

    @Test
    void areOwnersBusinessOnly() {
        UUID companyId = aCompany().onboard();

        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get(path(companyId)));
        assertProblem(ProblemType.FORBIDDEN, Api.admin(companyId).get(path(companyId) + "/deliveries"));
        assertProblem(ProblemType.FORBIDDEN, Api.accountExecutive().get(path(companyId)));
        assertProblem(ProblemType.NOT_FOUND, Api.owner(aCompany().onboard()).get(path(companyId)));
        UUID nobody = UUID.randomUUID();
        assertProblem(ProblemType.NOT_FOUND, Api.owner(nobody).get(path(nobody)));
        assertProblem(ProblemType.NOT_FOUND, Api.owner(nobody).get(path(nobody) + "/deliveries"));
        assertProblem(ProblemType.NOT_FOUND, put(nobody, "*", person("a@example.com", null)));
        assertInvalid("cursor", Api.owner(companyId).get(path(companyId) + "/deliveries?cursor=x"));
        assertInvalid("limit", Api.owner(companyId).get(path(companyId) + "/deliveries?limit=0"));
        assertNull(Api.owner(companyId).get(path(companyId) + "/deliveries").path("nextCursor"));
    }

    static Map<String, Object> person(String email, String name) {
        Map<String, Object> person = new HashMap<>();
        person.put("email", email);
        if (name != null) {
            person.put("name", name);
        }
        return person;
    }

    static Response put(UUID companyId, String ifMatch, Object... people) {
        return Api.owner(companyId)
                .request()
                .contentType("application/json")
                .header("If-Match", ifMatch)
                .body(Map.of("recipients", List.of(people)))
                .put(path(companyId));
    }

    private static Response send(UUID companyId, Object body) {
        return Api.owner(companyId)
                .request()
                .contentType("application/json")
                .header("If-Match", "*")
                .body(body)
                .put(path(companyId));
    }

    static String path(UUID companyId) {
        return "/companies/" + companyId + "/invoice-recipients";
    }

    private static long events(UUID companyId) throws Exception {
        return Database.queryLong("SELECT count(*) FROM event WHERE company_id = '" + companyId + "'");
    }
}
