package dev.seatledger.invoice.document;

import java.time.Duration;

/** The document is being rendered, and will be there soon. */
public class DocumentNotReady extends RuntimeException {

    private final transient Duration retryAfter;

    DocumentNotReady(Duration retryAfter) {
        // An answer, not a defect: no stack trace.
        super("the document is being rendered", null, false, false);
        this.retryAfter = retryAfter;
    }

    /** When to ask again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
