package dev.seatledger.shared.limit.api;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.DurationConverter;
import io.restassured.response.Response;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.seatledger.shared.limit.LimitsConfig;
import dev.seatledger.shared.limit.RateLimiter;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.api.ServerAnswers;
import dev.seatledger.testing.SettableClock;

import static dev.seatledger.testing.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Three requests in a minute, before a server that answers 204: one more every 20 seconds. */
class RateLimitFilterTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2024-10-01T09:00:00Z"));

    private Vertx vertx;
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        LimitsConfig limits = limits("3", "60s");
        RateLimitFilter filter =
                new RateLimitFilter(new RateLimiter(limits, clock), new ServerAnswers(new ObjectMapper()), limits);
        vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.route().handler(filter::limit);
        router.route().handler(context -> context.request()
                .endHandler(end -> context.response().setStatusCode(204).end())
                .resume());
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** A decoder takes the same signature in many spellings; they are one token. */
    @Test
    void doesNotCountASignatureWrittenOtherwiseAnew() {
        assertServed("r=2;t=20", get("head.payload.signature"));
        assertServed("r=1;t=20", get("head.payload.signature=1"));
        assertServed("r=0;t=20", get("head.payload.signature==2"));

        assertProblem(ProblemType.RATE_LIMITED, get("head.payload.signature=3"));
        assertServed("r=2;t=20", get("head.other.signature"));
    }

    @Test
    void countsDownAndThenRefuses() {
        assertServed("r=2;t=20", get("ada"));
        clock.advance(Duration.ofSeconds(5));
        assertServed("r=1;t=15", get("ada"));
        clock.advance(Duration.ofMillis(9_500));
        assertServed("r=0;t=6", get("ada"));

        Response refused = get("ada");

        assertProblem(ProblemType.RATE_LIMITED, refused);
        assertLimit("r=0;t=6", refused);
        assertEquals("6", refused.header("Retry-After"));
    }

    @Test
    void servesAgainAfterWhatItToldToWait() {
        exhaust("ada");
        int wait = Integer.parseInt(get("ada").header("Retry-After"));
        clock.advance(Duration.ofSeconds(wait).minusMillis(1));

        assertEquals(429, get("ada").statusCode(), "refused requests do not count, and it is too early");
        clock.advance(Duration.ofMillis(1));
        assertServed("r=0;t=20", get("ada"));
        assertEquals(429, get("ada").statusCode());
    }

    @Test
    void givesAllBackToATokenThatWasIdle() {
        exhaust("ada");
        clock.advance(Duration.ofHours(5));

        assertServed("r=2;t=20", get("ada"));
    }

    @Test
    void countsEachTokenOnItsOwn() {
        exhaust("ada");

        assertServed("r=2;t=20", get("grace"));
        assertEquals(429, get("ada").statusCode());
    }

    @Test
    void takesATokenForTheSameHoweverItIsSent() {
        exhaust("ada");

        assertEquals(
                429,
                given().header("Authorization", "bearer  ada ")
                        .get(address("/units"))
                        .statusCode());
    }

    @Test
    void limitsBodiesToo() {
        exhaust("ada");
        for (int i = 0; i < 3; i++) {
            Response refused = given().header("Authorization", "Bearer ada")
                    .body("x".repeat(100_000))
                    .post(address("/units"));

            assertProblem(ProblemType.RATE_LIMITED, refused);
            assertEquals("close", refused.header("Connection"));
        }
    }

    @Test
    void neitherCountsNorRefusesWithoutAToken() {
        exhaust("");
        for (String authorization : new String[] {"", "Bearer", "Bearer ", "Basic YTpi"}) {
            Response answer = given().header("Authorization", authorization).get(address("/units"));

            assertEquals(204, answer.statusCode());
            assertNull(answer.header("RateLimit"));
        }
    }

    @Test
    void leavesHealthAndMetricsAlone() {
        exhaust("ada");

        assertEquals(204, get("ada", "/q/health/ready").statusCode());
        assertEquals(429, get("ada", "/queue").statusCode());
        assertEquals(429, get("ada", "/q/../units").statusCode());
        assertEquals(429, get("ada", "/q/%2e%2e/units").statusCode());
    }

    @ParameterizedTest
    @CsvSource({"0,60s", "-1,60s", "2000000000,60s", "3,0s", "3,999ms", "3,2D", "many,60s", "3,soon"})
    void refusesAConfigurationThatMakesNoSense(String requests, String window) {
        assertThrows(RuntimeException.class, () -> limits(requests, window));
    }

    @Test
    void refusesAWindowThatTheWireCannotTell() {
        LimitsConfig limits = limits("3", "1500ms");

        assertThrows(IllegalArgumentException.class, () -> new RateLimiter(limits, clock));
    }

    /** As an operator's configuration is read. */
    private static LimitsConfig limits(String requests, String window) {
        return new SmallRyeConfigBuilder()
                .withMapping(LimitsConfig.class)
                .withDefaultValue("seatledger.limits.page-size", "200")
                .withDefaultValue("seatledger.limits.batch-size", "200")
                .withDefaultValue("seatledger.limits.requests", requests)
                .withDefaultValue("seatledger.limits.window", window)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withValidator(new BeanValidationConfigValidatorImpl())
                .build()
                .getConfigMapping(LimitsConfig.class);
    }

    private void exhaust(String token) {
        for (int i = 0; i < 3; i++) {
            assertEquals(204, get(token).statusCode());
        }
    }

    private Response get(String token) {
        return get(token, "/units");
    }

    private Response get(String token, String path) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + token)
                .get(address(path));
    }

    private String address(String path) {
        return "http://localhost:" + server.actualPort() + path;
    }

    private static void assertServed(String expected, Response answer) {
        assertEquals(204, answer.statusCode());
        assertNull(answer.header("Retry-After"));
        assertLimit(expected, answer);
    }

    private static void assertLimit(String expected, Response answer) {
        assertEquals("\"default\";" + expected, answer.header("RateLimit"));
        assertEquals("\"default\";q=3;w=60", answer.header("RateLimit-Policy"));
    }
}
