package dev.seatledger.event.webhook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class WebhooksTest extends HttpTest {

    /** Nobody listens there; nothing happens in these companies. */
    private static final String URL = "http://127.0.0.1:9/hook";

    @Test
    void areRegisteredWithASecretThatIsShownOnce() {
        UUID companyId = aCompany().onboard();
        Api owner = Api.owner(companyId);

        Response created = owner.post(
                path(companyId),
                Map.of("url", URL, "events", List.of("invoice.issued", "unit.created"), "description", "Our CRM"));

        assertEquals(201, created.statusCode(), created.asString());
        JsonPath webhook = created.jsonPath();
        assertTrue(created.header("Location").endsWith(path(companyId) + "/" + webhook.getString("id")));
        assertTrue(webhook.getString("secret").matches("whsec_[A-Za-z0-9+/]{43}="), webhook.getString("secret"));
        JsonPath read = owner.read(path(companyId) + "/" + webhook.getString("id"));
        assertNull(read.get("secret"));
        assertEquals(URL, read.getString("url"));
        assertEquals(List.of("invoice.issued", "unit.created"), read.getList("events"));
        assertEquals("Our CRM", read.getString("description"));
        assertEquals("active", read.getString("status"));
        assertNull(read.get("pausedReason"));
    }

    @Test
    void areListedInPages() {
        UUID companyId = aCompany().onboard();
        Api owner = Api.owner(companyId);
        List<String> ids = List.of(register(companyId), register(companyId), register(companyId));

        JsonPath first = owner.read(path(companyId) + "?limit=2");
        JsonPath second = owner.read(path(companyId) + "?limit=2&cursor=" + first.getString("nextCursor"));

        assertEquals(ids.subList(0, 2), first.getList("items.id"));
        assertEquals(ids.subList(2, 3), second.getList("items.id"));
        assertNull(second.get("nextCursor"));
        assertFalse(owner.get(path(companyId)).asString().contains("whsec_"));
    }

    @Test
    void areChangedPausedAndResumed() {
        UUID companyId = aCompany().onboard();
        Api owner = Api.owner(companyId);
        String webhook = path(companyId) + "/" + register(companyId);

        Map<String, Object> changes = new HashMap<>(Map.of("url", URL + "2", "status", "paused", "description", "New"));
        changes.put("events", List.of("invoice.paid"));
        JsonPath changed = change(owner, webhook, changes).jsonPath();
        JsonPath resumed = change(owner, webhook, Map.of("status", "active", "events", List.of(), "description", ""))
                .jsonPath();

        assertEquals(URL + "2", changed.getString("url"));
        assertEquals("paused", changed.getString("status"));
        assertEquals("requested", changed.getString("pausedReason"));
        assertEquals(List.of("invoice.paid"), changed.getList("events"));
        assertEquals(URL + "2", resumed.getString("url"));
        assertEquals("active", resumed.getString("status"));
        assertNull(resumed.get("pausedReason"));
        assertNull(resumed.get("events"));
        assertNull(resumed.get("description"));
    }

    @Test
    void areDeletedForGood() {
        UUID companyId = aCompany().onboard();
        Api owner = Api.owner(companyId);
        String webhook = path(companyId) + "/" + register(companyId);

        assertEquals(204, owner.delete(webhook).statusCode());

        assertProblem(ProblemType.NOT_FOUND, owner.get(webhook));
        assertProblem(ProblemType.NOT_FOUND, owner.delete(webhook));
        assertProblem(ProblemType.NOT_FOUND, change(owner, webhook, Map.of("status", "paused")));
        assertProblem(ProblemType.NOT_FOUND, owner.get(webhook + "/deliveries"));
        assertProblem(ProblemType.NOT_FOUND, owner.post(webhook + "/secret-rotations", ""));
        assertProblem(ProblemType.NOT_FOUND, owner.post(webhook + "/redeliveries", Map.of("from", 1, "to", 1)));
    }

    @Test
    void getANewSecretEachTime() {
        UUID companyId = aCompany().onboard();
        Api owner = Api.owner(companyId);
        String webhook = path(companyId) + "/" + register(companyId);

        Response first = owner.post(webhook + "/secret-rotations", "");
        Response second = owner.post(webhook + "/secret-rotations", "");

        assertEquals(201, first.statusCode(), first.asString());
        assertTrue(first.path("secret").toString().startsWith("whsec_"));
        assertNotEquals(first.<String>path("secret"), second.<String>path("secret"));
        assertTrue(first.path("previousValidUntil").toString().endsWith("Z"));
    }

    @Test
    void areLimitedInNumber() {
        UUID companyId = aCompany().onboard();
        for (int i = 0; i < 20; i++) {
            register(companyId);
        }

        assertProblem(
                ProblemType.WEBHOOK_LIMIT_REACHED, Api.owner(companyId).post(path(companyId), Map.of("url", URL)));
    }

    /** None of them is asked for anything, and none of them is looked up elsewhere: the proxy of the tests would show it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.2/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://168.63.129.16/",
                "https://0.0.0.0/",
                "https://255.255.255.255/",
                "https://224.0.0.1/",
                "https://198.18.0.1/",
                "https://203.0.113.7/",
                "https://240.0.0.1/",
                "https://[::1]/",
                "https://[::]/",
                "https://[fe80::1]/",
                "https://[fd00:ec2::254]/",
                "https://[ff02::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[::10.0.0.1]/",
                "https://[64:ff9b::a9fe:a9fe]/",
                "https://[64:ff9b:1::1]/",
                "https://[2002:a00:1::1]/",
                "https://[2001:0:a00:1::1]/",
                "https://[2001:db8::1]/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://0x7f.1/",
                "https://127.0.0.1./",
                "https://localhost./",
                "https://user:word@93.184.216.34/",
                "https://user@93.184.216.34/",
                "https://93.184.216.34:0/",
                "https://93.184.216.34:70000/",
                "https://93.184.216.34:/",
                "https://a_b.example/",
                "https://ex%61mple.com/",
                "http://93.184.216.34/",
                "http://localhost.invalid/",
                "https://nowhere.invalid/"
            })
    void goToPublicAddressesOnly(String url) {
        UUID companyId = aCompany().onboard();

        Response refused = Api.owner(companyId).post(path(companyId), Map.of("url", url));

        assertProblem(ProblemType.WEBHOOK_ADDRESS_REFUSED, refused);
        String webhook = path(companyId) + "/" + register(companyId);
        assertProblem(ProblemType.WEBHOOK_ADDRESS_REFUSED, change(Api.owner(companyId), webhook, Map.of("url", url)));
    }

    static Stream<Map<String, Object>> invalidRequests() {
        return Stream.of(
                Map.of("field", "url", "body", Map.of()),
                Map.of("field", "url", "body", Map.of("url", "")),
                Map.of("field", "url", "body", Map.of("url", "receiver.example")),
                Map.of("field", "url", "body", Map.of("url", "ftp://receiver.example/")),
                Map.of("field", "url", "body", Map.of("url", "https:receiver")),
                Map.of("field", "url", "body", Map.of("url", "https://receiver.example/ a")),
                Map.of("field", "url", "body", Map.of("url", "https://receiver.example/" + "a".repeat(2000))),
                Map.of(
                        "field",
                        "events[1]",
                        "body",
                        Map.of("url", URL, "events", List.of("unit.created", "unit.lost"))),
                Map.of("field", "description", "body", Map.of("url", URL, "description", "a".repeat(201))),
                Map.of("field", "secret", "body", Map.of("url", URL, "secret", "whsec_mine")));
    }

    @ParameterizedTest
    @MethodSource("invalidRequests")
    void refuseInvalidInput(Map<String, Object> request) {
        UUID companyId = aCompany().onboard();

        assertInvalid(request.get("field").toString(), Api.owner(companyId).post(path(companyId), request.get("body")));
    }

    @Test
    void refuseRedeliveriesOfWhatHasNotHappened() {
        UUID companyId = aCompany().onboard();
        Api owner = Api.owner(companyId);
        String redeliveries = path(companyId) + "/" + register(companyId) + "/redeliveries";

        assertInvalid("to", owner.post(redeliveries, Map.of("from", 1, "to", 3)));
        assertInvalid("to", owner.post(redeliveries, Map.of("from", 2, "to", 1)));
        assertInvalid("to", owner.post(redeliveries, Map.of("from", 1, "to", 10_001)));
        assertInvalid("from", owner.post(redeliveries, Map.of("from", 0, "to", 1)));
        assertInvalid("to", owner.post(redeliveries, Map.of("from", 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "supervisor", "agent", "partner"})
    void areForOwnersOnly(String role) {
        UUID companyId = aCompany().onboard();
        String webhook = path(companyId) + "/" + register(companyId);
        Api caller = Api.as(role, companyId);

        assertProblem(ProblemType.FORBIDDEN, caller.get(path(companyId)));
        assertProblem(ProblemType.FORBIDDEN, caller.post(path(companyId), Map.of("url", URL)));
        assertProblem(ProblemType.FORBIDDEN, caller.get(webhook));
        assertProblem(ProblemType.FORBIDDEN, change(caller, webhook, Map.of("status", "paused")));
        assertProblem(ProblemType.FORBIDDEN, caller.delete(webhook));
        assertProblem(ProblemType.FORBIDDEN, caller.get(webhook + "/deliveries"));
        assertProblem(ProblemType.FORBIDDEN, caller.post(webhook + "/secret-rotations", ""));
        assertProblem(ProblemType.FORBIDDEN, caller.post(webhook + "/redeliveries", Map.of("from", 1, "to", 1)));
    }

    @Test
    void areNotForTheBackOffice() {
        assertProblem(
                ProblemType.FORBIDDEN,
                Api.accountExecutive().get(path(aCompany().onboard())));
    }

    @Test
    void needAToken() {
        String webhooks = path(UUID.randomUUID());

        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get(webhooks));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().post(webhooks, Map.of("url", URL)));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().delete(webhooks + "/" + UUID.randomUUID()));
    }

    @Test
    void ofAForeignCompanyAreAbsent() {
        UUID companyId = aCompany().onboard();
        String webhookId = register(companyId);
        UUID otherId = aCompany().onboard();
        Api other = Api.owner(otherId);

        assertProblem(ProblemType.NOT_FOUND, other.get(path(companyId)));
        assertProblem(ProblemType.NOT_FOUND, other.post(path(companyId), Map.of("url", URL)));
        assertProblem(ProblemType.NOT_FOUND, other.delete(path(companyId) + "/" + webhookId));
        assertProblem(ProblemType.NOT_FOUND, other.get(path(otherId) + "/" + webhookId));
        assertProblem(ProblemType.NOT_FOUND, other.delete(path(otherId) + "/" + webhookId));
        assertProblem(ProblemType.NOT_FOUND, other.get(path(otherId) + "/" + webhookId + "/deliveries"));
        UUID absent = UUID.randomUUID();
        assertProblem(ProblemType.NOT_FOUND, Api.owner(absent).post(path(absent), Map.of("url", URL)));
        assertEquals(
                1, Api.owner(companyId).read(path(companyId)).getList("items").size());
    }

    private static Response change(Api caller, String webhook, Object changes) {
        return caller.request().contentType("application/json").body(changes).patch(webhook);
    }

    private static String register(UUID companyId) {
        return Api.owner(companyId)
                .post(path(companyId), Map.of("url", URL))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String path(UUID companyId) {
        return "/companies/" + companyId + "/webhooks";
    }
}
