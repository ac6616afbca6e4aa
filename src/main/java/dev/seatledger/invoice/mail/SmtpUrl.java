package dev.seatledger.invoice.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Where messages are handed over: {@code smtps://user:password@host}, TLS from the first byte on, or {@code smtp://user:password@host},
 * where TLS is begun on the way. Without {@code ?starttls=optional} or {@code ?starttls=off} nothing is sent unless it is encrypted to
 * whoever has the host's certificate.
 *
 * @param user null to hand over without a login
 */
public record SmtpUrl(
        boolean isTls,
        String host,
        int port,
        StartTls startTls,
        @Nullable String user,
        @Nullable String password) {

    /** Whether an unencrypted connection is encrypted before anything is said on it. */
    public enum StartTls {
        REQUIRED,
        OPTIONAL,
        OFF
    }

    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    private static final int MAX_PORT = 65_535;
    private static final String PARAMETER = "starttls=";

    /**
     * @param url percent-encode what is special in user and password
     * @throws IllegalArgumentException if it has another form; what it says does not repeat the value, which holds a password
     */
    public static SmtpUrl parse(String url) {
        URI uri = uri(url);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean isTls = scheme.equals("smtps");
        String path = uri.getRawPath();
        if ((!isTls && !scheme.equals("smtp"))
                || uri.getHost() == null
                || (path != null && !path.isEmpty() && !path.equals("/"))
                || uri.getRawFragment() != null
                || uri.getPort() == 0
                || uri.getPort() > MAX_PORT) {
            throw malformed();
        }
        StartTls startTls = startTls(uri.getRawQuery());
        String userInfo = uri.getRawUserInfo();
        int colon = userInfo == null ? -1 : userInfo.indexOf(':');
        if ((isTls && uri.getRawQuery() != null) || (userInfo != null && colon < 1)) {
            throw malformed();
        }
        return new SmtpUrl(
                isTls,
                uri.getHost().replaceAll("^\\[|]$", ""),
                uri.getPort() > 0 ? uri.getPort() : isTls ? SUBMISSIONS : SUBMISSION,
                startTls,
                userInfo == null ? null : decode(userInfo.substring(0, colon)),
                userInfo == null ? null : decode(userInfo.substring(colon + 1)));
    }

    private static StartTls startTls(@Nullable String query) {
        if (query == null) {
            return StartTls.REQUIRED;
        }
        String value = query.startsWith(PARAMETER) ? query.substring(PARAMETER.length()) : "";
        return switch (value) {
            case "required" -> StartTls.REQUIRED;
            case "optional" -> StartTls.OPTIONAL;
            case "off" -> StartTls.OFF;
            default -> throw malformed();
        };
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw malformed();
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("SEATLEDGER_MAIL_SMTP_URL must look like smtps://user:password@host:465 or"
                + " smtp://user:password@host:587?starttls=required (or optional, or off).");
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return (isTls ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
