package dev.seatledger.company;

import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class ClockTest extends HttpTest {

    private static final String ACME = "01890000-0000-7000-8000-000000000001";

    @Test
    void moves() {
        UUID companyId = aCompany().onboard();

        Response moved = move(Api.owner(companyId), companyId, "2024-10-12T21:59:59Z");

        assertEquals(200, moved.statusCode());
        assertEquals("2024-10-12T21:59:59Z", moved.jsonPath().getString("clock"));
        assertEquals(
                "2024-10-12T21:59:59Z",
                Api.admin(companyId)
                        .post("/units", Map.of("type", "user", "name", "Ada"))
                        .jsonPath()
                        .getString("unit.createdAt"));
    }

    @Test
    void neverGoesBack() {
        UUID companyId = aCompany().onboard();

        assertProblem(ProblemType.CLOCK_NEVER_GOES_BACK, move(Api.owner(companyId), companyId, "2024-10-01T08:59:59Z"));
    }

    @Test
    void isOfSandboxesOnly() {
        assertProblem(
                ProblemType.NOT_A_SANDBOX, move(Api.accountExecutive(), UUID.fromString(ACME), "2099-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2024-10-02", "1999-12-31T23:59:59Z", "+100000-01-01T00:00:00Z"})
    void refusesWhatIsNoInstantOfThisCentury(String now) {
        UUID companyId = aCompany().onboard();

        assertInvalid("now", move(Api.owner(companyId), companyId, now));
    }

    @Test
    void isOutOfReachForOthers() {
        UUID companyId = aCompany().onboard();
        String now = "2024-10-02T00:00:00Z";

        assertProblem(ProblemType.NOT_FOUND, move(Api.owner(UUID.randomUUID()), companyId, now));
        assertProblem(ProblemType.NOT_FOUND, move(Api.accountExecutive(), UUID.randomUUID(), now));
        assertProblem(ProblemType.FORBIDDEN, move(Api.as("agent", companyId), companyId, now));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, move(Api.anonymous(), companyId, now));
    }

    /** A number would be seconds to some, milliseconds to others. */
    @ParameterizedTest
    @ValueSource(strings = {"1728777600", "1728777600.5", "\"1728777600\"", "[2024, 10, 13]", "true", "\"\"", "{}"})
    void refusesWhatIsNoText(String now) {
        UUID companyId = aCompany().onboard();

        assertInvalid("now", Api.owner(companyId).post("/companies/" + companyId + "/clock", "{\"now\": " + now + "}"));
    }

    private static Response move(Api caller, UUID companyId, String now) {
        return caller.post("/companies/" + companyId + "/clock", Map.of("now", now));
    }
}
