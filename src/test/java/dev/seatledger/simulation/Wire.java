package dev.seatledger.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** HTTP to the instances, with keep-alive and a token for each role in each company. */
final class Wire {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<URI> instances;
    private final boolean isOneRelease;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** On the client's own thread: nothing that is done there waits, and handing it over costs more than doing it. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .executor(Runnable::run)
            .build();

    /** Instances of one release. */
    Wire(List<URI> instances) {
        this(instances, true);
    }

    /**
     * @param isOneRelease whether all instances put an answer into the same words
     */
    Wire(List<URI> instances, boolean isOneRelease) {
        this.instances = List.copyOf(instances);
        this.isOneRelease = isOneRelease;
    }

    boolean isOneRelease() {
        return isOneRelease;
    }

    /** Whatever the answer is. */
    Reply send(int instance, Request request) {
        return send(ready(instance, request));
    }

    /** At once, with whatever else is being sent, and only once. */
    CompletableFuture<Reply> sendAsync(int instance, Request request) {
        return client.sendAsync(ready(instance, request), BodyHandlers.ofByteArray())
                .thenApply(Wire::read);
    }

    /** Asks for the token beforehand, so that it does not hold up what shall happen at once. */
    void prepare(String role, @Nullable String company) {
        token(role, company);
    }

    /** A company that will not be asked for again. */
    void forget(String company) {
        tokens.keySet().removeIf(key -> key.endsWith(company));
    }

    private HttpRequest ready(int instance, Request request) {
        return request(instance, request, token(request.role(), request.company()));
    }

    private HttpRequest request(int instance, Request request, String token) {
        URI base = instances.get(Math.floorMod(instance, instances.size()));
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(stripped(base) + request.path()))
                .timeout(TIMEOUT)
                .method(
                        request.method(),
                        request.body() == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(bytes(request.body())))
                .header("Accept", "application/json, application/problem+json");
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        if (request.key() != null) {
            builder.header("Idempotency-Key", request.key());
        }
        if (request.body() != null) {
            builder.header("Content-Type", "application/json");
        }
        return builder.build();
    }

    private static String stripped(URI base) {
        String text = base.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private String token(String role, @Nullable String company) {
        return tokens.computeIfAbsent(role + " " + company, key -> {
            Map<String, String> wanted =
                    company == null ? Map.of("role", role) : Map.of("role", role, "companyId", company);
            Request request = new Request("POST", "/demo/tokens", role, company, wanted);
            Reply reply = send(request(0, request, ""));
            return reply.expect(200, "demo token").path("token").asText();
        });
    }

    private Reply send(HttpRequest request) {
        try {
            return read(client.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Reply read(HttpResponse<byte[]> response) {
        byte[] body = response.body();
        try {
            JsonNode json = body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
            return new Reply(response.statusCode(), json);
        } catch (IOException notJson) {
            return new Reply(response.statusCode(), TextNode.valueOf(new String(body, StandardCharsets.UTF_8)));
        }
    }

    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
