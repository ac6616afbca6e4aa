package dev.seatledger.shared.limit.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.limit.LimitsConfig;
import dev.seatledger.shared.limit.RateLimiter;
import dev.seatledger.shared.limit.RateLimiter.Allowance;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.api.ServerAnswers;

/**
 * Limits the requests of each bearer token before any work is done for them, and reports what is left on every response
 * (draft-ietf-httpapi-ratelimit-headers-10). Requests without a token get no further than authentication, so they are not counted; health,
 * metrics and the contract are for operators.
 */
@ApplicationScoped
class RateLimitFilter {

    /** Before anything that may refuse a request, so that refusals also report what is left. */
    private static final int FIRST = 2_000;

    private static final String OPERATORS = "/q/";
    private static final String BEARER = "bearer ";

    private final RateLimiter limiter;
    private final ServerAnswers answers;
    private final String policy;

    RateLimitFilter(RateLimiter limiter, ServerAnswers answers, LimitsConfig limits) {
        this.limiter = limiter;
        this.answers = answers;
        this.policy = "\"default\";q=%d;w=%d"
                .formatted(limits.requests(), limits.window().toSeconds());
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, FIRST);
    }

    void limit(RoutingContext context) {
        String token = tokenOf(context);
        if (token == null || context.normalizedPath().startsWith(OPERATORS)) {
            context.next();
            return;
        }
        Allowance allowance = limiter.take(token);
        HttpServerResponse response = context.response()
                .putHeader("RateLimit-Policy", policy)
                .putHeader(
                        "RateLimit",
                        "\"default\";r=%d;t=%d".formatted(allowance.remaining(), allowance.secondsUntilMore()));
        if (allowance.allowed()) {
            context.next();
            return;
        }
        response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(allowance.secondsUntilMore()));
        answers.refuse(context, ProblemType.RATE_LIMITED, "The token has no requests left in its window.");
    }

    private static @Nullable String tokenOf(RoutingContext context) {
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String token = authorization.substring(BEARER.length()).trim();
        return token.isEmpty() ? null : token;
    }
}
