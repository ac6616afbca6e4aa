package dev.seatledger.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

@QuarkusTest
class SeatLogTest extends HttpTest {

    @Test
    void tellsWhoDidWhatToWhichSeatAndWhatBilledIt() {
        UUID companyId = aCompany()
                .units("user", 0, "30.00", "40.00")
                .withoutUnits("number")
                .onboard();
        Api owner = Api.owner(companyId);
        JsonPath added =
                owner.post("/units", Map.of("type", "user", "name", "Ada")).jsonPath();
        Api.admin(companyId).delete("/units/" + added.getString("unit.id"));

        JsonPath log = owner.read(path(companyId));

        assertEquals(List.of("unit_removed", "unit_added", "contract_opened"), log.getList("items.cause"));
        assertEquals(List.of("demo-admin", "demo-owner", "demo-account_executive"), log.getList("items.actor"));
        assertEquals(List.of(1, 0, 0), log.getList("items.createdBefore"));
        assertEquals(List.of(0, 1, 0), log.getList("items.createdAfter"));
        assertEquals(List.of(1, 0, 0), log.getList("items.paidSeatsBefore"));
        assertEquals(List.of(1, 1, 0), log.getList("items.paidSeatsAfter"));
        assertEquals(added.getString("unit.id"), log.getString("items[1].unitId"));
        assertEquals(added.getString("invoice.id"), log.getString("items[1].invoiceId"));
        assertNull(log.get("items[0].invoiceId"));
        assertEquals("2024-10-01T09:00:00Z", log.getString("items[1].at"));
        assertNull(log.get("nextCursor"));
    }

    @Test
    void isReadPageByPageWithoutLosingRowsOfOneSequence() {
        UUID companyId = aCompany().onboardWithUsers(3);
        Api owner = Api.owner(companyId);

        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = owner.read(path(companyId) + "?limit=1" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            seen.add(page.getString("items[0].cause") + " " + page.getString("items[0].unitType"));
            cursor = page.getString("nextCursor");
        }

        assertEquals(
                List.of(
                        "unit_added user",
                        "unit_added user",
                        "unit_added user",
                        "contract_opened number",
                        "contract_opened user"),
                seen);
    }

    @Test
    void isForTheCompanysOwnersOnly() {
        UUID companyId = aCompany().onboard();

        assertProblem(ProblemType.FORBIDDEN, Api.admin(companyId).get(path(companyId)));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get(path(companyId)));
        assertProblem(ProblemType.NOT_FOUND, Api.owner(aCompany().onboard()).get(path(companyId)));
        assertInvalid("cursor", Api.owner(companyId).get(path(companyId) + "?cursor=MTY"));
    }

    private static String path(UUID companyId) {
        return "/companies/" + companyId + "/seat-log";
    }
}
