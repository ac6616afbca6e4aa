package dev.seatledger.shared.problem;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class ProblemsTest extends HttpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"user\"",
                "5",
                "null",
                "{\"type\":\"user\",\"name\":\"Ada\"} x",
                "{\"type\":\"user\",\"name\":\"Ada\",\"name\":\"Eve\"}",
                "{'type':'user'}",
                "\u0000"
            })
    void tellThatABodyCannotBeRead(String body) {
        UUID companyId = aCompany().onboard();

        Response response = post(companyId, "application/json", body);

        assertEquals(400, response.statusCode(), response.asString());
        assertTrue(response.contentType().startsWith("application/problem+json"));
        assertEquals(0, Api.admin(companyId).read("/units").getList("items").size());
    }

    @Test
    void tellThatABodyIsMissing() {
        UUID companyId = aCompany().onboard();

        Response response =
                Api.admin(companyId).request().contentType("application/json").post("/units");

        assertEquals(400, response.statusCode());
        assertTrue(response.contentType().startsWith("application/problem+json"), response.asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data"})
    void tellThatAMediaTypeIsNotSupported(String mediaType) {
        UUID companyId = aCompany().onboard();

        assertProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE, post(companyId, mediaType, "type=user&name=Ada"));
    }

    @Test
    void tellThatNoRepresentationFits() {
        UUID companyId = aCompany().onboard();

        assertProblem(
                ProblemType.NOT_ACCEPTABLE,
                Api.owner(companyId).request().accept("image/png").get("/companies/" + companyId + "/plan"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/units",
        "DELETE,/units",
        "PUT,/units/01890000-0000-7000-8000-000000000009",
        "DELETE,/companies",
        "POST,/invoices/01890000-0000-7000-8000-000000000009",
        "GET,/demo/tokens"
    })
    void tellThatAMethodIsNotAllowed(String method, String path) {
        assertProblem(
                ProblemType.METHOD_NOT_ALLOWED,
                Api.owner(UUID.randomUUID())
                        .request()
                        .contentType("application/json")
                        .request(method, path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/units/a/b/c", "/companies/x/y/z", "/demo"})
    void tellThatThereIsNothingAtAPath(String path) {
        assertProblem(ProblemType.NOT_FOUND, Api.owner(UUID.randomUUID()).get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:99999", "[::1", "a b"})
    void tellThatAHostIsNone(String host) {
        Response response = Api.anonymous().request().header("Host", host).get("/units");

        assertProblem(ProblemType.MALFORMED_REQUEST, response);
    }

    @Test
    void tellThatABodyIsTooLarge() {
        UUID companyId = aCompany().onboard();

        Response response =
                post(companyId, "application/json", "{\"type\":\"user\",\"name\":\"" + "x".repeat(300_000) + "\"}");

        assertProblem(ProblemType.PAYLOAD_TOO_LARGE, response);
    }

    /** In chunks, so that nobody knows how long it is before it has been read. */
    @Test
    void tellThatABodyOfUnknownLengthIsTooLarge() throws Exception {
        Api admin = Api.admin(aCompany().onboard());
        byte[] body = ("{\"type\":\"user\",\"name\":\"" + "x".repeat(600_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/units"))
                                .version(HttpClient.Version.HTTP_1_1)
                                .header("Authorization", "Bearer " + admin.token())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                                .build(),
                        BodyHandlers.ofString());

        assertEquals(413, response.statusCode());
        assertTrue(response.body().contains("payload-too-large"), response.body());
    }

    @Test
    void surviveDeepJson() {
        UUID companyId = aCompany().onboard();

        Response response =
                post(companyId, "application/json", "{\"name\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}");

        assertEquals(400, response.statusCode());
    }

    /** Other spellings of a path never get around its roles. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/plan;x=1",
                "/plan%3Bx",
                "/%70lan",
                "//plan",
                "/plan/",
                "/x/../plan",
                "/x%2F..%2Fplan",
                "%2Fplan",
                "/plan%5C",
                "/PLAN",
                "/plan%00"
            })
    void keepTheRolesOfAPathHoweverItIsSpelt(String spelling) {
        UUID companyId = aCompany().onboard();

        for (Api caller : new Api[] {Api.admin(companyId), Api.owner(aCompany().onboard()), Api.anonymous()}) {
            Response response = caller.request().urlEncodingEnabled(false).get("/companies/" + companyId + spelling);

            assertTrue(
                    response.statusCode() >= 400 && response.statusCode() < 500,
                    spelling + " " + response.statusCode());
            assertTrue(!response.asString().contains("paidSeats"));
        }
    }

    private static Response post(UUID companyId, String mediaType, String body) {
        return Api.admin(companyId)
                .request()
                .config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(mediaType, io.restassured.http.ContentType.TEXT)))
                .contentType(mediaType)
                .body(body)
                .post("/units");
    }
}
