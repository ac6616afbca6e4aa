package dev.seatledger.invoice.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that every mail system takes, in one spelling: the plain form of RFC 5321, in ASCII, without quotes, comments or addresses of
 * machines. Domains are the same in capitals and small letters, and are kept in small ones; what is before the @ is the receiving system's
 * own business, so it is compared letter by letter. Nothing in an address can end a line or a command.
 */
public record EmailAddress(String local, String domain) {

    /** As the contract tells it; the lengths of the parts come on top. Names of other scripts have an ASCII form, which begins with xn--. */
    public static final String PATTERN =
            "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                    + "[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])$";

    /** What a path in SMTP may have (RFC 5321, section 4.5.3.1). */
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL = 64;

    private static final Pattern PLAIN = Pattern.compile(PATTERN);

    /** One that was accepted once, whatever the rules are today. */
    static EmailAddress kept(String text) {
        int at = text.lastIndexOf('@');
        return new EmailAddress(text.substring(0, at), text.substring(at + 1));
    }

    /** Empty for what is no such address. */
    public static Optional<EmailAddress> parse(String text) {
        int at = text.lastIndexOf('@');
        if (text.length() > MAX_LENGTH || at > MAX_LOCAL || !PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new EmailAddress(text.substring(0, at), text.substring(at + 1).toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
