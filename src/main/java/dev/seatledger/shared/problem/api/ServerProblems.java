package dev.seatledger.shared.problem.api;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

import dev.seatledger.shared.problem.ProblemType;

/** What the HTTP server refuses before any resource is reached is a problem, too. */
@ApplicationScoped
class ServerProblems {

    /** Before the server's own check of the same limit, which answers without a body. */
    private static final int EARLY = 1_000;

    /** After that check, before whoever reads. */
    private static final int BEFORE_READING = -1;

    static final String TOO_LARGE = "The request body exceeds the maximum size.";

    private final ServerAnswers answers;
    private final long maxBodyBytes;

    ServerProblems(
            ServerAnswers answers, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.answers = answers;
        this.maxBodyBytes = maxBodySize.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseLargeBodies, EARLY);
    }

    /**
     * Bodies without a declared length are cut off while they are read: by {@link BodyLimit}, not by the server, which would answer
     * without a body here, too. What is refused before any route, such as a Host header that names
     * no host, would be logged as an error of ours and told without a problem.
     */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> {
            if (context.statusCode() == 400) {
                answers.refuse(context, ProblemType.MALFORMED_REQUEST, "The request is malformed.");
            } else {
                context.next();
            }
        });
        router.route().order(BEFORE_READING).handler(context -> {
            context.remove(VertxInputStream.MAX_REQUEST_SIZE_KEY);
            context.next();
        });
        router.errorHandler(
                400, context -> answers.refuse(context, ProblemType.MALFORMED_REQUEST, "The request is malformed."));
        router.errorHandler(413, context -> answers.refuse(context, ProblemType.PAYLOAD_TOO_LARGE, TOO_LARGE));
    }

    private void refuseLargeBodies(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isLarger(length)) {
            answers.refuse(context, ProblemType.PAYLOAD_TOO_LARGE, TOO_LARGE);
        } else {
            context.next();
        }
    }

    private boolean isLarger(String length) {
        try {
            return Long.parseLong(length) > maxBodyBytes;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
