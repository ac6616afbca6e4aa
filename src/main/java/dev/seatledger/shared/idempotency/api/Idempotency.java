package dev.seatledger.shared.idempotency.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.idempotency.IdempotencyKey;
import dev.seatledger.shared.idempotency.IdempotentRequest;
import dev.seatledger.shared.idempotency.StoredAnswer;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.security.Caller;
import dev.seatledger.shared.security.CurrentCaller;

/** Reads the {@code Idempotency-Key} of the running request (draft-ietf-httpapi-idempotency-key-header). */
@RequestScoped
public class Idempotency {

    public static final String KEY = "Idempotency-Key";

    /** On an answer that was given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    public static final int MAX_KEY_LENGTH = 255;

    private final RoutingContext http;
    private final CurrentCaller currentCaller;
    private final ObjectMapper json;

    Idempotency(RoutingContext http, CurrentCaller currentCaller, ObjectMapper json) {
        this.http = http;
        this.currentCaller = currentCaller;
        this.json = json;
    }

    /**
     * How to carry out the running request once; null if it has no key, so that each arrival counts.
     *
     * @param body as it was read: members in another order, or other white space, are the same request
     * @param answer the one that the operation gives
     * @throws DomainFailure {@code validation-failed} for a key that is empty, too long or given twice
     */
    public <A> @Nullable IdempotentRequest<A> of(@Nullable Object body, Function<A, ? extends RestResponse<?>> answer) {
        var keys = http.request().headers().getAll(KEY);
        if (keys.isEmpty()) {
            return null;
        }
        String key = keys.get(0);
        if (keys.size() > 1 || key.isBlank() || key.length() > MAX_KEY_LENGTH || !isPrintable(key)) {
            throw DomainFailure.invalid(KEY, "must be one key of 1 to " + MAX_KEY_LENGTH + " printable characters");
        }
        Caller caller = currentCaller.get();
        return new IdempotentRequest<>(
                new IdempotencyKey(caller.actor(), key), hash(caller, body), result -> stored(answer.apply(result)));
    }

    /** Whoever may see amounts gets another answer than who may not: theirs are different requests. */
    private String hash(Caller caller, @Nullable Object body) {
        String request = http.request().method() + " " + http.request().uri() + "\n" + caller.isOwner() + " "
                + caller.seesPrices() + "\n" + canonical(json.valueToTree(body));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Without members that are null and with the others in the order of their names: a later release, which knows more members, finds the
     * same.
     */
    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> members = new TreeMap<>();
            node.properties().forEach(member -> {
                if (!member.getValue().isNull()) {
                    members.put(TextNode.valueOf(member.getKey()).toString(), canonical(member.getValue()));
                }
            });
            return members.toString();
        }
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(canonical(element)));
            return elements.toString();
        }
        return node.toString();
    }

    private StoredAnswer stored(RestResponse<?> response) {
        return new StoredAnswer(
                response.getStatus(), response.getHeaderString(HttpHeaders.LOCATION), text(response.getEntity()));
    }

    private String text(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPrintable(String key) {
        return key.chars().allMatch(character -> character >= ' ' && character != 127);
    }
}
