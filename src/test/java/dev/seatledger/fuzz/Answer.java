package dev.seatledger.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What came back. */
final class Answer {

    private static final int SHOWN = 600;

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /** @param headers by their names in lower case */
    Answer(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body.clone();
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body.clone();
    }

    boolean isEmpty() {
        return body.length == 0;
    }

    Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Without parameters; empty if there is none. */
    String mediaType() {
        return header("content-type").orElse("").replaceFirst(";.*$", "").trim().toLowerCase(Locale.ROOT);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String text = text();
        return status + " " + mediaType() + " " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
    }
}
