package dev.seatledger.invoice.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Text in the headers of a message, encoded (RFC 2047) unless it is words of letters and digits: then nothing in it means anything to a
 * mail system.
 */
final class HeaderText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]+( [A-Za-z0-9]+)*");

    /** Short enough for every header's line: there is an address or the header's name beside it. */
    private static final int MAX_PLAIN = 50;

    /** An encoded word has 75 characters at most, 12 of them around the text; base64 makes 4 of 3. */
    private static final int MAX_BYTES = 45;

    private HeaderText() {}

    static String encoded(String text) {
        if (text.length() <= MAX_PLAIN && PLAIN.matcher(text).matches()) {
            return text;
        }
        StringBuilder words = new StringBuilder();
        StringBuilder part = new StringBuilder();
        int bytes = 0;
        for (int point : text.codePoints().toArray()) {
            String character = Character.toString(point);
            int more = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + more > MAX_BYTES) {
                words.append(word(part)).append("\r\n ");
                part.setLength(0);
                bytes = 0;
            }
            part.append(character);
            bytes += more;
        }
        return words.append(word(part)).toString();
    }

    private static String word(CharSequence part) {
        return "=?UTF-8?B?"
                + Base64.getEncoder().encodeToString(part.toString().getBytes(StandardCharsets.UTF_8))
                + "?=";
    }
}
