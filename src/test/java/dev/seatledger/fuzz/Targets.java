package dev.seatledger.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Request targets as servers read them. */
final class Targets {

    private Targets() {}

    /** The path without scheme, query, matrix parameters, doubled slashes, dot segments and a slash at its end, decoded where that adds no slash. */
    static String plainPath(String target) {
        String path = target.replaceFirst("^https?://[^/?]*", "").replaceFirst("[?#].*$", "");
        StringBuilder plain = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            String bare = segment.replaceFirst(";.*$", "");
            String decoded = decode(bare);
            String kept = decoded.contains("/") ? bare : decoded;
            if (kept.equals("..")) {
                plain.setLength(Math.max(0, plain.lastIndexOf("/")));
            } else if (!kept.isEmpty() && !kept.equals(".")) {
                plain.append('/').append(kept);
            }
        }
        return plain.isEmpty() ? "/" : plain.toString();
    }

    private static String decode(String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            int high = i + 2 < segment.length() ? Character.digit(segment.charAt(i + 1), 16) : -1;
            int low = i + 2 < segment.length() ? Character.digit(segment.charAt(i + 2), 16) : -1;
            if (c == '%' && high >= 0 && low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
