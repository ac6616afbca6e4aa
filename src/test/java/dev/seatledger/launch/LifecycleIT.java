package dev.seatledger.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.EventStream;
import dev.seatledger.testing.Instance;

import static dev.seatledger.testing.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The packaged application from start to stop, as an operator sees it. */
class LifecycleIT {

    private static final UUID ACME = UUID.fromString("01890000-0000-7000-8000-000000000001");

    @TempDir
    Path directory;

    @Test
    void keepsItsBooksThroughAStopAndThroughAKill() throws Exception {
        long database;
        // With the limits of a release, which the contract tells.
        try (Instance first =
                Instance.start(directory, Map.of("SEATLEDGER_DEMO", "true", "SEATLEDGER_LIMITS_REQUESTS", "30000"))) {
            assertTrue(first.output().contains("Seatledger is running at"), first.output());
            assertTrue(first.output().contains(ACME.toString()));
            String contract = given().accept("application/yaml")
                    .get(first.address() + "/q/openapi")
                    .asString();
            assertEquals(
                    new YAMLMapper().readTree(Path.of("openapi", "openapi.yaml").toFile()),
                    new YAMLMapper().readTree(contract));
            addUser(first);
            database = Instance.databasePid(directory);
            EventStream stream = EventStream.open(owner(first), "/companies/" + ACME + "/plan/stream");
            stream.next();
            // 143 = 128 + SIGTERM, the JVM's exit code when it was asked to stop.
            assertEquals(143, first.terminate());
            stream.awaitEnd();
            assertTrue(first.output().contains("seatledger stopped"), first.output());
        }
        assertTrue(ends(database), "the database stops with the application");

        Instance second = Instance.startDemo(directory);
        addUser(second);
        database = Instance.databasePid(directory);
        second.kill();
        assertTrue(isAlive(database), "a killed application leaves its database behind");

        try (Instance third = Instance.startDemo(directory)) {
            assertTrue(ends(database), "the next one stops what was left behind");
            addUser(third);
            assertEquals(13, owner(third).read("/companies/" + ACME + "/plan").getInt("units[0].created"));
            assertEquals(
                    4,
                    owner(third)
                            .read("/companies/" + ACME + "/invoices")
                            .getList("items")
                            .size());
        }
    }

    @Test
    void refusesAFolderThatAnotherOneUses() throws Exception {
        try (Instance first = Instance.startDemo(directory);
                Instance second = Instance.launch(directory, Map.of("SEATLEDGER_DEMO", "true"))) {
            assertEquals(78, second.awaitExit());
            assertTrue(second.output().contains("Another Seatledger uses the folder"), second.output());
            assertTrue(first.isReady());
        }
    }

    @Test
    void takesAnotherPortInTheDemoWhereTheUsualOneIsBusy() throws Exception {
        try (ServerSocket occupied = occupy(8080);
                Instance demo =
                        Instance.launch(directory, Map.of("SEATLEDGER_DEMO", "true", "QUARKUS_HTTP_PORT", ""))) {
            assertTrue(occupied.isBound());
            String banner = "Seatledger is running at http://localhost:";
            String output = demo.awaitOutput(banner);
            int start = output.indexOf(banner) + banner.length();
            int port = Integer.parseInt(output.substring(start, output.indexOf(' ', start)));

            assertTrue(port != 8080, output);
            assertEquals(
                    200,
                    given().get("http://localhost:" + port + "/q/health/ready").statusCode());
        }
    }

    /** On the folder of an application that has stopped; beside running ones it needs their database URL. */
    @Test
    void auditsTheBooksAsACommand() throws Exception {
        try (Instance demo = Instance.startDemo(directory)) {
            addUser(demo);
        }
        Map<String, String> demo = Map.of("SEATLEDGER_DEMO", "true");

        try (Instance audit = Instance.launch(directory, demo, "audit")) {
            assertEquals(0, audit.awaitExit(), audit.output());
            assertTrue(audit.output().contains("1 companies audited, 0 findings"), audit.output());
        }
        try (Instance audit = Instance.launch(directory, demo, "audit", ACME.toString())) {
            assertEquals(0, audit.awaitExit(), audit.output());
        }
        try (Instance audit = Instance.launch(directory.resolve("elsewhere"), demo, "audit")) {
            assertEquals(78, audit.awaitExit(), audit.output());
            assertTrue(audit.output().contains("There is no database in"), audit.output());
        }
        try (Instance audit = Instance.launch(directory, demo, "audit", "everything")) {
            assertEquals(2, audit.awaitExit(), audit.output());
        }
    }

    @Test
    void refusesToStartWithoutKeysAndSaysWhatIsMissing() throws Exception {
        assertRefused(Map.of(), "SEATLEDGER_JWKS_URL is not set");
        assertRefused(Map.of("SEATLEDGER_JWKS_URL", "http://localhost:1/jwks"), "SEATLEDGER_JWT_ISSUER is not set");
        assertRefused(
                Map.of("SEATLEDGER_JWKS_URL", "http://localhost:1/jwks", "SEATLEDGER_DEMO", "true"),
                "must not be combined with SEATLEDGER_JWKS_URL");
        assertRefused(
                Map.of(
                        "SEATLEDGER_JWKS_URL",
                        "http://localhost:1/jwks",
                        "SEATLEDGER_JWT_ISSUER",
                        "me",
                        "SEATLEDGER_DEMO_CLOCK_OFFSET",
                        "P1D"),
                "only allowed with SEATLEDGER_DEMO=true");
        assertRefused(Map.of("SEATLEDGER_DEMO", "yes"), "SEATLEDGER_DEMO must be true or false");
        assertRefused(
                Map.of("SEATLEDGER_DEMO", "true", "SEATLEDGER_DATABASE_URL", "mysql://me:secret@localhost/x"),
                "must look like postgresql://");
        assertRefused(
                Map.of("SEATLEDGER_DEMO", "true", "SEATLEDGER_MAIL_SMTP_URL", "smtp://me:secret@mail.example.com"),
                "SEATLEDGER_MAIL_SMTP_URL and SEATLEDGER_MAIL_FROM belong together");
        assertRefused(
                Map.of(
                        "SEATLEDGER_DEMO",
                        "true",
                        "SEATLEDGER_MAIL_SMTP_URL",
                        "imap://me:secret@mail.example.com",
                        "SEATLEDGER_MAIL_FROM",
                        "billing@example.com"),
                "SEATLEDGER_MAIL_SMTP_URL must look like smtps://");
    }

    @Test
    void acceptsTheIdentityProvidersTokensAndNoneOfTheDemoAndLimitsThem() throws Exception {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("provider-key");
        HttpServer provider = serve("{\"keys\":[" + key.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}");
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "SEATLEDGER_JWKS_URL",
                "http://localhost:" + provider.getAddress().getPort() + "/jwks");
        environment.put("SEATLEDGER_JWT_ISSUER", "https://provider.example");
        environment.put("SEATLEDGER_LIMITS_REQUESTS", "5");
        environment.put("SEATLEDGER_LIMITS_WINDOW", "12h");
        environment.put("SEATLEDGER_LIMITS_PAGE_SIZE", "60");
        environment.put("SEATLEDGER_LIMITS_BATCH_SIZE", "70");
        try (Instance production = Instance.start(directory, environment)) {
            assertTrue(production.output().contains("in the name of the demo's legal entity"), production.output());
            String token = Jwt.issuer("https://provider.example")
                    .audience("seatledger")
                    .subject("someone")
                    .groups("account_executive")
                    .expiresIn(60)
                    .jws()
                    .keyId("provider-key")
                    .sign(key.getPrivateKey());

            assertEquals(
                    200,
                    Api.withToken(token)
                            .at(production.address())
                            .get("/companies")
                            .statusCode());
            assertEquals(
                    401,
                    Api.withToken(token.substring(0, token.length() - 5) + "AAAAA")
                            .at(production.address())
                            .get("/companies")
                            .statusCode());
            assertEquals(
                    404,
                    Api.anonymous()
                            .at(production.address())
                            .post("/demo/tokens", Map.of("role", "account_executive"))
                            .statusCode());
            assertEquals(
                    0,
                    Api.withToken(token)
                            .at(production.address())
                            .read("/companies")
                            .getList("items")
                            .size());
            assertEquals(
                    400,
                    Api.withToken(token)
                            .at(production.address())
                            .get("/companies?limit=61")
                            .statusCode());
            assertEquals(
                    Map.of(
                            "bodyBytes", 262144,
                            "headerBytes", 16384,
                            "pageSize", 60,
                            "batchSize", 70,
                            "requests", 5,
                            "windowSeconds", 43200),
                    given().get(production.address() + "/q/openapi?format=json").path("info.x-limits"));
            assertEquals(
                    70,
                    given().get(production.address() + "/q/openapi?format=json")
                            .<Integer>path("components.schemas.BatchRequest.properties.create.maxItems"));
            Api limited = Api.withToken("five-requests").at(production.address());
            for (int left = 4; left >= 0; left--) {
                assertTrue(limited.get("/companies").header("RateLimit").startsWith("\"default\";r=" + left + ";t="));
            }
            Response refused = limited.get("/companies");
            assertProblem(ProblemType.RATE_LIMITED, refused);
            assertEquals("\"default\";q=5;w=43200", refused.header("RateLimit-Policy"));
            assertTrue(Integer.parseInt(refused.header("Retry-After")) > 3600);
        } finally {
            provider.stop(0);
        }
    }

    private void assertRefused(Map<String, String> environment, String reason) throws Exception {
        try (Instance refused = Instance.launch(directory, environment)) {
            assertEquals(78, refused.awaitExit(), refused.output());
            assertTrue(refused.output().contains(reason), refused.output());
            assertFalse(refused.output().contains("secret"), "passwords are not told");
        }
    }

    private static HttpServer serve(String json) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static ServerSocket occupy(int port) throws IOException {
        try {
            return new ServerSocket(port);
        } catch (IOException alreadyBusy) {
            return new ServerSocket(0);
        }
    }

    private static void addUser(Instance instance) {
        Api.at(instance.address(), "admin", ACME)
                .post("/units", Map.of("type", "user", "name", "One more"))
                .then()
                .statusCode(201);
    }

    private static Api owner(Instance instance) {
        return Api.at(instance.address(), "owner", ACME);
    }

    /** The server removes its files before its process is gone. */
    private static boolean ends(long pid) throws Exception {
        var server = ProcessHandle.of(pid);
        if (server.isPresent()) {
            server.get().onExit().get(30, TimeUnit.SECONDS);
        }
        return !isAlive(pid);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
