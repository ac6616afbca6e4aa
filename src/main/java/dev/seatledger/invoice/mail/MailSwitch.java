package dev.seatledger.invoice.mail;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether this instance sends. */
@ApplicationScoped
class MailSwitch {

    private final Optional<MailAccount> account;

    MailSwitch(MailConfig config) {
        this.account = config.send() ? MailAccount.of(config.smtpUrl(), config.from()) : Optional.empty();
    }

    /** Empty if it does not. */
    Optional<MailAccount> account() {
        return account;
    }

    boolean isOn() {
        return account.isPresent();
    }
}
