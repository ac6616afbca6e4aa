package dev.seatledger.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.seatledger.testing.HttpTest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The page as browsers get it: whole, strict, and nothing beside it. */
@QuarkusTest
class PageTest extends HttpTest {

    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");
    private static final Pattern CHUNK = Pattern.compile("\"\\.?(/?[A-Za-z0-9/._-]+-[A-Z0-9]{8}\\.js)\"");

    @TestHTTPResource("/")
    URI root;

    @Test
    void isServedAtTheRoot() {
        Response page = given().get("/");

        assertEquals(200, page.statusCode());
        assertTrue(page.contentType().startsWith("text/html"), page.contentType());
        assertTrue(page.asString().contains("<seat-shell>"), page.asString());
    }

    @Test
    void hasNoInlineCode() {
        String page = given().get("/").asString();

        assertFalse(Pattern.compile("<script(?![^>]*\\ssrc=)", Pattern.CASE_INSENSITIVE)
                .matcher(page)
                .find());
        assertFalse(Pattern.compile("<style|\\sstyle=|\\son[a-z]+=", Pattern.CASE_INSENSITIVE)
                .matcher(page)
                .find());
        assertFalse(page.contains("{#"), page);
    }

    @Test
    void tellsBrowsersWhatItMayDo() {
        Response page = given().get("/");

        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                        + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
                page.header("Content-Security-Policy"));
        assertEquals("nosniff", page.header("X-Content-Type-Options"));
        assertEquals("no-referrer", page.header("Referrer-Policy"));
        assertEquals("same-origin", page.header("Cross-Origin-Opener-Policy"));
        assertTrue(page.header("Permissions-Policy").contains("camera=()"), page.header("Permissions-Policy"));
    }

    /** A page of an older instance names assets that a newer one does not have. */
    @Test
    void isAskedForEachTime() {
        Response page = given().get("/");

        assertEquals("no-cache", page.header("Cache-Control"));
        assertNull(page.header("Last-Modified"));
    }

    @Test
    void namesAssetsThatNeverChange() {
        List<String> assets = found(ASSET, given().get("/").asString());

        assertEquals(2, assets.size(), assets.toString());
        for (String asset : assets) {
            Response answer = given().get(asset);
            assertEquals(200, answer.statusCode(), asset);
            assertTrue(asset.matches(".*-[A-Z0-9]{8}\\.(js|css)"), asset);
            assertEquals("public, max-age=31536000, immutable", answer.header("Cache-Control"), asset);
            assertEquals("nosniff", answer.header("X-Content-Type-Options"), asset);
            assertEquals(
                    "gzip", given().header("Accept-Encoding", "gzip").get(asset).header("Content-Encoding"));
        }
    }

    @Test
    void loadsEveryPageThatItCanGoTo() {
        String script = found(ASSET, given().get("/").asString()).stream()
                .filter(asset -> asset.endsWith(".js"))
                .findFirst()
                .orElseThrow();
        List<String> chunks = found(CHUNK, given().get(script).asString());

        assertTrue(chunks.size() >= 10, chunks.toString());
        for (String chunk : chunks) {
            String path = chunk.startsWith("/static/") ? chunk : "/static/bundle/" + chunk.replaceFirst("^/", "");
            assertEquals(200, given().get(path).statusCode(), path);
        }
    }

    @Test
    void keepsNoAnswerThatAnAssetIsMissing() {
        Response missing = given().get("/static/bundle/app-AAAAAAAA.js");

        assertEquals(404, missing.statusCode());
        assertNull(missing.header("Cache-Control"));
    }

    @Test
    void knowsHowToSignInAndNoSecret() {
        Response settings = given().get("/dashboard/settings");

        assertEquals(200, settings.statusCode());
        assertEquals(
                new TreeMap<>(Map.of("demo", true, "hostOrigins", List.of())),
                new TreeMap<>(settings.jsonPath().getMap("")));
    }

    @Test
    void protectsOtherAnswersToo() {
        Response refused = given().get("/units");

        assertEquals(401, refused.statusCode());
        assertEquals("default-src 'none'; frame-ancestors 'none'", refused.header("Content-Security-Policy"));
        assertEquals("nosniff", refused.header("X-Content-Type-Options"));
        assertEquals("no-referrer", refused.header("Referrer-Policy"));
    }

    /** Its own code is inline, which the page's policy would stop. */
    @Test
    void leavesTheReaderOfTheContractAlone() {
        Response reader = given().get("/q/swagger-ui/");

        assertEquals(200, reader.statusCode());
        assertEquals("frame-ancestors 'none'", reader.header("Content-Security-Policy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..;/",
                "/..;/application.properties",
                "/%2e%2e/application.properties",
                "/static/..;/application.properties",
                "/static/bundle/..%2f..%2f..%2fapplication.properties",
                "/static/bundle/%2e%2e/%2e%2e/%2e%2e/application.properties",
                "/static/bundle/%5c..%5c..%5capplication.properties",
                "/static/bundle/..;/..;/companies",
                "/static/bundle/%2e%2e/%2e%2e/companies",
                "/static;/bundle/",
                "/static/bundle/",
                "/web/index.html",
                "/web/app/index.ts",
                "/web/README.md",
                "/META-INF/resources/index.html",
                "/application.properties"
            })
    void servesNothingElseHoweverThePathIsWritten(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(root.toString().replaceAll("/$", "") + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertTrue(List.of(400, 401, 404).contains(answer.statusCode()), path + " " + answer.statusCode());
        assertFalse(answer.body().contains("quarkus."), path);
        assertEquals(
                "nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""), path);
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> all = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        return all;
    }
}
