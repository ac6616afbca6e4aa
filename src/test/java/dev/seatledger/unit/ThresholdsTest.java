package dev.seatledger.unit;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.Database;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** R35: owners hear when 75, 90 and 100 percent of the paid seats are used, once for each crossing. */
@QuarkusTest
class ThresholdsTest extends HttpTest {

    private static final Map<String, Object> ADA = Map.of("type", "user", "name", "Ada Lovelace");

    @Test
    void areToldAsTheyAreCrossed() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(7);
        assertEquals(List.of(), reached(companyId));

        Api.admin(companyId).post("/units", ADA);
        assertEquals(List.of("75 8/10"), reached(companyId));
        Api.admin(companyId).post("/units", ADA);
        assertEquals(List.of("75 8/10", "90 9/10"), reached(companyId));
        Api.admin(companyId).post("/units", ADA);
        assertEquals(List.of("75 8/10", "90 9/10", "100 10/10"), reached(companyId));
    }

    @Test
    void areToldTogetherForABatch() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(10);

        assertEquals(List.of("75 10/10", "90 10/10", "100 10/10"), reached(companyId));
    }

    @Test
    void areNotToldAgainWhileTheyStayReached() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(10);
        Api admin = Api.admin(companyId);

        admin.post("/units", ADA).then().statusCode(201);
        String unit = admin.read("/units").getString("items[0].id");
        admin.post("/units/" + unit + "/replacement", Map.of("name", "Successor"))
                .then()
                .statusCode(201);
        String other = admin.read("/units").getString("items[0].id");
        admin.post("/units/batch", Map.of("delete", List.of(other), "create", List.of(ADA)))
                .then()
                .statusCode(200);

        assertEquals(3, reached(companyId).size());
    }

    @Test
    void areToldAgainAfterTheyWereLeft() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(10);
        Api admin = Api.admin(companyId);

        admin.delete("/units/" + admin.read("/units").getString("items[0].id"));
        admin.post("/units", ADA);

        assertEquals(List.of("75 10/10", "90 10/10", "100 10/10", "100 10/10"), reached(companyId));
    }

    @Test
    void areToldWhenSeatsEndAtARollover() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(11);
        Api admin = Api.admin(companyId);
        admin.delete("/units/" + admin.read("/units").getString("items[0].id"));
        int before = reached(companyId).size();

        admin.post("/companies/" + companyId + "/clock", Map.of("now", "2024-10-13T09:00:00Z"));

        List<String> told = reached(companyId);
        assertEquals(List.of("100 10/10"), told.subList(before, told.size()));
    }

    @Test
    void areSilentWhereEachSeatIsBoughtSingly() throws Exception {
        UUID companyId = aCompany().units("user", 0, "30.00", "40.00").onboard();
        CompanyBuilder.addUnits(companyId, "user", 3);

        assertEquals(List.of(), reached(companyId));
    }

    private static List<String> reached(UUID companyId) throws Exception {
        return Database.queryColumn(
                "SELECT concat(payload ->> 'percent', ' ', payload ->> 'created', '/', payload ->> 'paidSeats') FROM event"
                        + " WHERE type = 'threshold.reached' AND payload ->> 'unitType' = 'user' AND company_id = '"
                        + companyId + "' ORDER BY sequence");
    }
}
