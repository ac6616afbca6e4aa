package dev.seatledger.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

/**
 * Somebody else's identity provider (OpenID Connect), with what the dashboard uses of it: discovery, the authorization code flow with PKCE,
 * keys, and tokens that are signed for real. Whoever comes is signed in as the person it was told.
 */
final class IdentityProvider implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String KEY_ID = "the-only-one";

    /** Who signs in. */
    record Person(String subject, String role, UUID companyId) {}

    /** What a code or a refresh token is good for. */
    private record Grant(Map<String, String> request, Person person) {

        boolean isRedeemedBy(Map<String, String> exchange) {
            return "authorization_code".equals(exchange.get("grant_type"))
                    && Objects.equals(request.get("client_id"), exchange.get("client_id"))
                    && Objects.equals(request.get("redirect_uri"), exchange.get("redirect_uri"))
                    && Objects.equals(
                            request.get("code_challenge"), challengeOf(exchange.getOrDefault("code_verifier", "")));
        }

        boolean isRefreshedBy(Map<String, String> exchange) {
            return "refresh_token".equals(exchange.get("grant_type"))
                    && Objects.equals(request.get("client_id"), exchange.get("client_id"));
        }

        boolean isOffline() {
            return request.getOrDefault("scope", "").contains("offline_access");
        }
    }

    private final HttpServer server;
    private final KeyPair keys;
    private final String clientId;
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Grant> refreshTokens = new ConcurrentHashMap<>();
    private final List<Map<String, String>> authorizations = Collections.synchronizedList(new ArrayList<>());
    private final List<Map<String, String>> exchanges = Collections.synchronizedList(new ArrayList<>());
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    private volatile Person person;
    private volatile boolean isStateForged;
    private volatile Duration lifetime = Duration.ofMinutes(5);

    private IdentityProvider(HttpServer server, KeyPair keys, String clientId) {
        this.server = server;
        this.keys = keys;
        this.clientId = clientId;
    }

    static IdentityProvider start(String clientId) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        IdentityProvider provider = new IdentityProvider(server, generator.generateKeyPair(), clientId);
        server.createContext("/.well-known/openid-configuration", provider::discover);
        server.createContext("/authorize", provider::authorize);
        server.createContext("/token", provider::exchange);
        server.createContext("/jwks", provider::publishKeys);
        server.start();
        return provider;
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String jwksUrl() {
        return issuer() + "/jwks";
    }

    /** From here on whoever comes is this person; what was before is forgotten. */
    void begin(Person next) {
        person = next;
        isStateForged = false;
        lifetime = Duration.ofMinutes(5);
        authorizations.clear();
        exchanges.clear();
        tokens.clear();
    }

    /** Answers with a state that nobody has asked with, as somebody would who sends an owner a link with a code of his own. */
    void forgeState(boolean forge) {
        isStateForged = forge;
    }

    void issueTokensFor(Duration time) {
        lifetime = time;
    }

    /** What it was asked to authorize. */
    List<Map<String, String>> authorizations() {
        return List.copyOf(authorizations);
    }

    /** What it was asked to exchange for a token. */
    List<Map<String, String>> exchanges() {
        return List.copyOf(exchanges);
    }

    /** What it has given to browsers. */
    List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** A token for the asking, for callers other than browsers. */
    String tokenFor(Person whom) {
        JwtClaimsBuilder claims = Jwt.issuer(issuer())
                .audience("seatledger")
                .subject(whom.subject())
                .groups(Set.of(whom.role()))
                .expiresIn(lifetime);
        if (whom.companyId() != null) {
            claims.claim("company_id", whom.companyId().toString());
        }
        return claims.jws().keyId(KEY_ID).sign(keys.getPrivate());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void discover(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                Map.of(
                        "issuer", issuer(),
                        "authorization_endpoint", issuer() + "/authorize",
                        "token_endpoint", issuer() + "/token",
                        "jwks_uri", jwksUrl(),
                        "response_types_supported", List.of("code"),
                        "grant_types_supported", List.of("authorization_code", "refresh_token"),
                        "code_challenge_methods_supported", List.of("S256"),
                        "token_endpoint_auth_methods_supported", List.of("none"),
                        "subject_types_supported", List.of("public"),
                        "id_token_signing_alg_values_supported", List.of("RS256")));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> request = parse(exchange.getRequestURI().getRawQuery());
        authorizations.add(request);
        if (!clientId.equals(request.get("client_id"))
                || !"code".equals(request.get("response_type"))
                || !"S256".equals(request.get("code_challenge_method"))
                || !request.getOrDefault("code_challenge", "").matches("[A-Za-z0-9_-]{43}")) {
            answer(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        String code = UUID.randomUUID().toString();
        String redirectUri = request.get("redirect_uri");
        codes.put(code, new Grant(request, person));
        String state = isStateForged ? "forged" : request.getOrDefault("state", "");
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        redirectUri + (redirectUri.contains("?") ? "&" : "?") + "code=" + encode(code) + "&state="
                                + encode(state));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            exchange.getResponseHeaders().add("Access-Control-Allow-Headers", "content-type");
            answer(exchange, 200, Map.of());
            return;
        }
        Map<String, String> request =
                parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchanges.add(request);
        Grant grant = codes.remove(request.getOrDefault("code", ""));
        Grant kept = refreshTokens.remove(request.getOrDefault("refresh_token", ""));
        if (grant != null && grant.isRedeemedBy(request)) {
            answer(exchange, 200, tokensOf(grant));
        } else if (kept != null && kept.isRefreshedBy(request)) {
            answer(exchange, 200, tokensOf(kept));
        } else {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
        }
    }

    private Map<String, Object> tokensOf(Grant grant) {
        String token = tokenFor(grant.person());
        tokens.add(token);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", token);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", lifetime.toSeconds());
        answer.put("id_token", idTokenFor(grant));
        if (grant.isOffline()) {
            String refreshToken = UUID.randomUUID().toString();
            refreshTokens.put(refreshToken, grant);
            tokens.add(refreshToken);
            answer.put("refresh_token", refreshToken);
        }
        return answer;
    }

    private String idTokenFor(Grant grant) {
        JwtClaimsBuilder claims = Jwt.issuer(issuer())
                .audience(clientId)
                .subject(grant.person().subject())
                .expiresIn(lifetime);
        if (grant.request().get("nonce") != null) {
            claims.claim("nonce", grant.request().get("nonce"));
        }
        return claims.jws().keyId(KEY_ID).sign(keys.getPrivate());
    }

    private void publishKeys(HttpExchange exchange) throws IOException {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        answer(
                exchange,
                200,
                Map.of(
                        "keys",
                        List.of(Map.of(
                                "kty",
                                "RSA",
                                "use",
                                "sig",
                                "alg",
                                "RS256",
                                "kid",
                                KEY_ID,
                                "n",
                                unsigned(key.getModulus().toByteArray()),
                                "e",
                                unsigned(key.getPublicExponent().toByteArray())))));
    }

    private static String unsigned(byte[] number) {
        int start = number[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(number, start, number.length));
    }

    private static String challengeOf(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Identity providers let the pages of their clients ask them; this one lets any. */
    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> parse(String form) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : (form == null ? "" : form).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.put(decode(parts[0]), decode(parts[1]));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
