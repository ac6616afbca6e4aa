package dev.seatledger.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One company's requests: each goes to another instance than the one before, and those that change something are remembered. */
final class Session {

    static final String OWNER = "owner";
    static final String ADMIN = "admin";
    static final String BACK_OFFICE = "account_executive";

    private static final Map<String, Integer> STATUS = Map.of("validation-failed", 400, "not-found", 404);
    private static final int CONFLICT = 409;

    /** Which of the requests that change something are sent twice. */
    private static final int REPEAT_EVERY = 5;

    private final Wire wire;
    private final Tally tally;
    private final List<String> log = new ArrayList<>();
    private int instance;
    private int posts;
    private @Nullable String companyId;

    Session(Wire wire, Tally tally, long seed) {
        this.wire = wire;
        this.tally = tally;
        this.instance = (int) (seed & 0xff);
    }

    /** From the onboarding on. */
    void isOf(String company) {
        companyId = company;
        wire.prepare(OWNER, company);
        wire.prepare(ADMIN, company);
    }

    String companyId() {
        return String.valueOf(companyId);
    }

    /** A path below the company's own. */
    String path(String rest) {
        return "/companies/" + companyId + rest;
    }

    Tally tally() {
        return tally;
    }

    /** What was sent and answered, a line each. */
    List<String> log() {
        return log;
    }

    void close() {
        if (companyId != null) {
            wire.forget(companyId);
        }
    }

    /** As owner. */
    JsonNode read(String path, String what) {
        return wire.send(instance++, request("GET", path, OWNER, null)).expect(200, what);
    }

    /** Sends what may change something, whatever the answer. */
    Reply act(String method, String path, String role, @Nullable Object body) {
        Request request = request(method, path, role, body);
        boolean isRepeated = "POST".equals(method) && companyId != null && ++posts % REPEAT_EVERY == 0;
        Request sent = isRepeated ? request.withKey("request " + posts) : request;
        Reply reply = wire.send(instance++, sent);
        log.add(sent + " -> " + reply.status() + (reply.status() < 300 ? "" : " " + reply.problem()));
        if (isRepeated) {
            repeat(sent, reply);
        }
        return reply;
    }

    /** By a client that has not heard the answer, at another instance: it changes nothing and tells the same. */
    private void repeat(Request request, Reply first) {
        Reply again = wire.send(instance++, request);
        boolean isSame = wire.isOneRelease() ? again.equals(first) : again.tellsTheSameAs(first);
        if (!isSame) {
            throw new Mismatch("answer to the same request again", "", first, again);
        }
    }

    /** The same, without waiting for the answer. */
    CompletableFuture<Reply> actAsync(String method, String path, String role, @Nullable Object body) {
        Request request = request(method, path, role, body);
        log.add("at once with others: " + request);
        return wire.sendAsync(instance++, request);
    }

    private Request request(String method, String path, String role, @Nullable Object body) {
        return new Request(method, path, role, BACK_OFFICE.equals(role) ? null : companyId, body);
    }

    /**
     * Refused or accepted as the oracle says.
     *
     * @param status of an acceptance
     */
    JsonNode expect(Answer answer, Reply reply, int status, String what) {
        if (!answer.isRefused()) {
            return reply.expect(status, what);
        }
        String slug = reply.problem();
        if (!answer.refusals().contains(slug) || reply.status() != STATUS.getOrDefault(slug, CONFLICT)) {
            throw new Mismatch("refusal of " + what, "", answer.refusals(), reply);
        }
        tally.refused.increment();
        return reply.body();
    }
}
