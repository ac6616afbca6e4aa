package dev.seatledger.shared.limit.api;

import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** In the application as it is configured; {@link RateLimitFilterTest} goes beyond the limit. */
@QuarkusTest
class RateLimitTest extends HttpTest {

    @Test
    void isToldOnEveryAnswerToAToken() {
        UUID companyId = aCompany().onboard();
        Api owner = Api.owner(companyId);
        String plan = "/companies/" + companyId + "/plan";
        Response read = owner.get(plan);

        assertTold(200, read);
        assertTold(
                304,
                owner.request().header("If-None-Match", read.header("ETag")).get(plan));
        assertTold(400, owner.get("/units?limit=0"));
        assertTold(401, Api.withToken("forged").get(plan));
        assertTold(403, owner.get("/companies"));
        assertTold(404, owner.get("/companies/" + UUID.randomUUID() + "/plan"));
        assertTold(404, owner.get("/nowhere"));
        assertTold(405, owner.delete("/units"));
        assertTold(406, owner.request().accept("image/png").get(plan));
        assertTold(413, owner.post("/units", Map.of("name", "x".repeat(300_000))));
        assertTold(415, owner.request().contentType("text/plain").body("x").post("/units"));
    }

    @Test
    void isNotForThoseWithoutATokenNorForWhoeverRunsTheService() {
        Api owner = Api.owner(aCompany().onboard());

        for (Response answer : new Response[] {
            given().get("/companies"),
            given().header("Authorization", "Basic YTpi").get("/companies"),
            owner.get("/q/health/live"),
            owner.get("/q/openapi")
        }) {
            assertFalse(
                    answer.headers().hasHeaderWithName("RateLimit"),
                    answer.headers().toString());
            assertFalse(answer.headers().hasHeaderWithName("RateLimit-Policy"));
        }
    }

    private static void assertTold(int status, Response answer) {
        assertEquals(status, answer.statusCode(), answer.asString());
        assertEquals("\"default\";q=30000;w=60", answer.header("RateLimit-Policy"));
        String left = answer.header("RateLimit");
        assertTrue(left != null && left.matches("\"default\";r=(29[0-9]{3});t=1"), status + " " + left);
    }
}
