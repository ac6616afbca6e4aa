package dev.seatledger.launch;

import org.jspecify.annotations.Nullable;

/** The application cannot start with this configuration; the message tells an operator what to change. */
public class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        this(message, null);
    }

    public CannotStart(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
