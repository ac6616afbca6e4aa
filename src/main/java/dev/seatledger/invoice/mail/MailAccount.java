package dev.seatledger.invoice.mail;

import java.util.Optional;

/** How messages leave: where they are handed over, and whom they are from. */
public final class MailAccount {

    private final SmtpUrl server;
    private final Mailbox from;

    private MailAccount(SmtpUrl server, Mailbox from) {
        this.server = server;
        this.from = from;
    }

    /**
     * Empty if nothing is to be sent.
     *
     * @throws IllegalArgumentException if only one of the two is set, or one of them makes no sense; it says what, and no secret
     */
    public static Optional<MailAccount> of(Optional<String> smtpUrl, Optional<String> from) {
        if (smtpUrl.isEmpty() && from.isEmpty()) {
            return Optional.empty();
        }
        if (smtpUrl.isEmpty() || from.isEmpty()) {
            throw new IllegalArgumentException(
                    "SEATLEDGER_MAIL_SMTP_URL and SEATLEDGER_MAIL_FROM belong together: set both to send invoices by e-mail,"
                            + " or none.");
        }
        Mailbox sender = Mailbox.parse(from.get())
                .orElseThrow(() -> new IllegalArgumentException(
                        "SEATLEDGER_MAIL_FROM must be an address such as billing@example.com, or Example Billing"
                                + " <billing@example.com>."));
        return Optional.of(new MailAccount(SmtpUrl.parse(smtpUrl.get()), sender));
    }

    SmtpUrl server() {
        return server;
    }

    Mailbox from() {
        return from;
    }
}
