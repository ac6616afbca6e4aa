package dev.seatledger.invoice.document;

import java.time.Duration;

/** The document is being rendered and will be ready soon. */
public class DocumentNotReady extends RuntimeException {

    private final transient Duration retryAfter;

    DocumentNotReady(Duration retryAfter) {
        // A normal response, not a bug: no stack trace.
        super("the document is being rendered", null, false, false);
        this.retryAfter = retryAfter;
    }

    /** When to retry. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
