package dev.seatledger.shared.problem.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.persistence.Ids;

/** What a failed request is called in the log and in its answer, so that a client's report leads to the entry. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    /** What may be written to a log as it stands. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** W3C Trace Context: version, trace, span, flags. */
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private RequestId() {}

    /** The caller's own, else the trace that it takes part in, else a new one. */
    static String of(HttpHeaders headers) {
        @Nullable String own = headers.getHeaderString(HEADER);
        if (own != null && HARMLESS.matcher(own).matches()) {
            return own;
        }
        @Nullable String trace = headers.getHeaderString("traceparent");
        Matcher traced = TRACE.matcher(trace == null ? "" : trace);
        return traced.matches() ? traced.group(1) : Ids.next().toString();
    }
}
