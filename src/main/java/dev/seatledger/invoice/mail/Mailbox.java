package dev.seatledger.invoice.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** An address and whose it is, if that is said. */
record Mailbox(EmailAddress address, @Nullable String name) {

    private static final Pattern NAMED = Pattern.compile("\"?([^\"<>]*?)\"?\\s*<([^<>]+)>");

    /** {@code accounts@example.com} or {@code Example Accounts <accounts@example.com>}; empty for anything else. */
    static Optional<Mailbox> parse(String text) {
        Matcher named = NAMED.matcher(text.trim());
        if (!named.matches()) {
            return EmailAddress.parse(text.trim()).map(address -> new Mailbox(address, null));
        }
        String name = named.group(1).trim();
        return name.codePoints().anyMatch(Character::isISOControl)
                ? Optional.empty()
                : EmailAddress.parse(named.group(2).trim())
                        .map(address -> new Mailbox(address, name.isEmpty() ? null : name));
    }

    /** As a header has it. */
    String toHeader() {
        return name == null ? address.toString() : HeaderText.encoded(name) + "\r\n <" + address + ">";
    }
}
