package dev.seatledger.testing;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/** The API as one caller sees it, with a real token. */
public final class Api {

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private final String token;
    private final String address;

    private Api(String token, String address) {
        this.token = token;
        this.address = address;
    }

    /** The same caller, at another instance: {@code http://localhost:8081}. */
    public Api at(String otherAddress) {
        return new Api(token, otherAddress);
    }

    /** A caller of an instance that runs as a process of its own. */
    public static Api at(String address, String role, UUID companyId) {
        return new Api(tokenFrom(address, Map.of("role", role, "companyId", companyId.toString())), address);
    }

    /** One of the vendor's own people, at an instance that runs as a process of its own. */
    public static Api backOfficeAt(String address) {
        return new Api(tokenFrom(address, Map.of("role", "account_executive")), address);
    }

    /** A caller with this role in this company. */
    public static Api as(String role, UUID companyId) {
        return withToken(TOKENS.computeIfAbsent(
                role + companyId, key -> tokenFrom("", Map.of("role", role, "companyId", companyId.toString()))));
    }

    public static Api owner(UUID companyId) {
        return as("owner", companyId);
    }

    public static Api admin(UUID companyId) {
        return as("admin", companyId);
    }

    /** One of the vendor's own people. */
    public static Api accountExecutive() {
        return withToken(TOKENS.computeIfAbsent("ae", key -> tokenFrom("", Map.of("role", "account_executive"))));
    }

    /** A caller with this very token, valid or not. */
    public static Api withToken(String token) {
        return new Api(token, "");
    }

    public static Api anonymous() {
        return new Api("", "");
    }

    private static String tokenFrom(String address, Map<String, String> request) {
        return Json.of(given().contentType(ContentType.JSON)
                        .body(request)
                        .post(address + "/demo/tokens")
                        .then()
                        .statusCode(200)
                        .extract())
                .get("token");
    }

    public String token() {
        return token;
    }

    /** Of the instance; empty for the application under test. */
    public String address() {
        return address;
    }

    public RequestSpecification request() {
        return token.isEmpty() ? given() : given().header("Authorization", "Bearer " + token);
    }

    public Response get(String path, Object... parameters) {
        return request().get(address + path, parameters);
    }

    public Response post(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).post(address + path);
    }

    public Response patch(String path, String ifMatch, Object body) {
        return request()
                .contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(body)
                .patch(address + path);
    }

    public Response delete(String path) {
        return request().delete(address + path);
    }

    /** What a successful read answers. */
    public JsonPath read(String path) {
        return Json.of(get(path).then().statusCode(200).extract());
    }
}
