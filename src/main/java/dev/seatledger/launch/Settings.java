package dev.seatledger.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.mail.MailAccount;

/**
 * The operator's settings, read from the environment.
 *
 * @param databaseUrl {@code postgresql://user:password@host:port/name}; empty for the embedded database
 * @param dataDirectory where the embedded database lives
 * @param jwksUrl where the identity provider publishes its keys
 * @param issuer the {@code iss} claim that tokens must have
 * @param isDemo whether the demo switch is on
 * @param httpPort the port that was asked for, if one was
 */
public record Settings(
        Optional<String> databaseUrl,
        Path dataDirectory,
        Optional<String> jwksUrl,
        Optional<String> issuer,
        boolean isDemo,
        Optional<String> httpPort) {

    static final String DATABASE_URL = "SEATLEDGER_DATABASE_URL";
    static final String DATA_DIR = "SEATLEDGER_DATA_DIR";
    static final String JWKS_URL = "SEATLEDGER_JWKS_URL";
    static final String JWT_ISSUER = "SEATLEDGER_JWT_ISSUER";
    static final String DEMO = "SEATLEDGER_DEMO";
    static final String DEMO_CLOCK_OFFSET = "SEATLEDGER_DEMO_CLOCK_OFFSET";
    static final String MAIL_SMTP_URL = "SEATLEDGER_MAIL_SMTP_URL";
    static final String MAIL_FROM = "SEATLEDGER_MAIL_FROM";
    static final String HTTP_PORT = "QUARKUS_HTTP_PORT";

    private static final String DEFAULT_DATA_DIR = "data";

    /**
     * @throws CannotStart if settings are contradictory or missing; the message says which
     */
    public static Settings from(Map<String, String> environment) {
        Settings settings = new Settings(
                value(environment, DATABASE_URL),
                Path.of(value(environment, DATA_DIR).orElse(DEFAULT_DATA_DIR)),
                value(environment, JWKS_URL),
                value(environment, JWT_ISSUER),
                isOn(value(environment, DEMO).orElse("false")),
                value(environment, HTTP_PORT));
        settings.check();
        checkMail(value(environment, MAIL_SMTP_URL), value(environment, MAIL_FROM));
        if (!settings.isDemo() && value(environment, DEMO_CLOCK_OFFSET).isPresent()) {
            throw new CannotStart("%s moves the clock that dates invoices and is only allowed with %s=true. Unset it."
                    .formatted(DEMO_CLOCK_OFFSET, DEMO));
        }
        return settings;
    }

    private void check() {
        if (isDemo && jwksUrl.isPresent()) {
            throw new CannotStart("%s=true lets anyone get a token and must not be combined with %s. Unset one of them."
                    .formatted(DEMO, JWKS_URL));
        }
        if (!isDemo && jwksUrl.isEmpty()) {
            throw new CannotStart(
                    ("%s is not set. It is the URL of your identity provider's keys (JWKS), which are needed to verify"
                                    + " tokens. To try Seatledger without an identity provider, set %s=true.")
                            .formatted(JWKS_URL, DEMO));
        }
        if (!isDemo && issuer.isEmpty()) {
            throw new CannotStart(
                    "%s is not set: it is the issuer (iss) that your identity provider puts into its tokens."
                            .formatted(JWT_ISSUER));
        }
    }

    private static void checkMail(Optional<String> smtpUrl, Optional<String> from) {
        try {
            MailAccount.of(smtpUrl, from);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isOn(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new CannotStart("%s must be true or false, not '%s'.".formatted(DEMO, text));
        };
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        @Nullable String text = environment.get(name);
        return Optional.ofNullable(text).map(String::trim).filter(trimmed -> !trimmed.isEmpty());
    }
}
