package dev.seatledger.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** One request as it goes over the wire, byte by byte. */
final class Request {

    private static final int SHOWN = 1_500;
    private static final int SHOWN_HEADER = 200;

    /** Servers read request lines of at least 4,000 characters. */
    private static final int LARGE_HEAD = 3_500;

    private final Operation operation;
    private final List<Mutation> mutations;
    private final String caller;
    private final String method;
    private final String target;
    private final List<String> headers;
    private final byte @Nullable [] body;
    private final boolean framed;

    /**
     * @param operation that the request was made for; what it asks for in the end may be another one
     * @param caller who asks, for people
     * @param headers whole lines
     * @param framed whether the headers say themselves where the body ends, or say it wrongly
     */
    Request(
            Operation operation,
            List<Mutation> mutations,
            String caller,
            String method,
            String target,
            List<String> headers,
            byte @Nullable [] body,
            boolean framed) {
        this.operation = operation;
        this.mutations = List.copyOf(mutations);
        this.caller = caller;
        this.method = method;
        this.target = target;
        this.headers = List.copyOf(headers);
        this.body = body == null ? null : body.clone();
        this.framed = framed;
    }

    Operation operation() {
        return operation;
    }

    List<Mutation> mutations() {
        return mutations;
    }

    String method() {
        return method;
    }

    String target() {
        return target;
    }

    List<String> headers() {
        return headers;
    }

    byte @Nullable [] body() {
        return body == null ? null : body.clone();
    }

    boolean isFramed() {
        return framed;
    }

    /** Whether HTTP itself may refuse it, in ways that no operation's documentation mentions. */
    boolean isOutsideTheContract() {
        return isLarge() || mutations.stream().anyMatch(Mutation::leavesTheContract);
    }

    /** Whether the server may close the connection rather than answer: it does not know where the request ends, or has seen enough. */
    boolean mayBeCutOff() {
        return isLarge() || framed;
    }

    private boolean isLarge() {
        return target.length() + String.join("", headers).length() > LARGE_HEAD;
    }

    boolean was(Mutation mutation) {
        return mutations.contains(mutation);
    }

    Request with(String otherTarget, List<String> otherHeaders, byte @Nullable [] otherBody) {
        return new Request(operation, mutations, caller, method, otherTarget, otherHeaders, otherBody, framed);
    }

    byte[] bytes(String host) {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        if (!names("host")) {
            head.append("Host: ").append(host).append("\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (!framed && body != null) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        byte[] first = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[first.length + (body == null ? 0 : body.length)];
        System.arraycopy(first, 0, all, 0, first.length);
        if (body != null) {
            System.arraycopy(body, 0, all, first.length, body.length);
        }
        return all;
    }

    private boolean names(String header) {
        return headers.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith(header + ":"));
    }

    /** For people, as a command that nearly does the same. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>(List.of("curl", "-X", method, quoted(target, SHOWN_HEADER)));
        for (String header : headers) {
            words.add("-H");
            words.add(quoted(
                    header.startsWith("Authorization: Bearer ey") && !was(Mutation.AUTHORIZATION)
                            ? "Authorization: Bearer $TOKEN"
                            : header,
                    SHOWN_HEADER));
        }
        if (body != null) {
            words.add("--data-binary");
            words.add(quoted(new String(body, StandardCharsets.UTF_8), SHOWN));
        }
        return String.join(" ", words) + "  # " + operation.id() + " as " + caller + " " + mutations;
    }

    private static String quoted(String text, int shownCharacters) {
        StringBuilder shown = new StringBuilder();
        text.chars()
                .limit(shownCharacters)
                .forEach(c -> shown.append(
                        c >= ' ' && c < 127 && c != '\'' ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        String more = text.length() > shownCharacters ? "... " + text.length() + " characters" : "";
        return "$'" + shown + more + "'";
    }
}
