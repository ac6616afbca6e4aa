package dev.seatledger.invoice.mail;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** Whether invoices are sent by e-mail, and how patiently. */
@ConfigMapping(prefix = "seatledger.mail")
public interface MailConfig {

    /** {@link SmtpUrl}; without it nothing is sent. */
    Optional<String> smtpUrl();

    /** Whom messages are from: an address, or a name and an address in angle brackets. */
    Optional<String> from();

    /** Whether this instance sends, if messages are sent at all. Commands do not; they leave it to those that serve. */
    @WithDefault("true")
    boolean send();

    /** From the connection to the server's last word. Servers look into attachments before they answer. */
    @WithDefault("60s")
    Duration attemptTimeout();

    @WithDefault("10s")
    Duration connectTimeout();

    /** After the first failure: servers that put off whom they do not know (greylisting) take it within minutes. */
    @WithDefault("1m")
    Duration firstRetry();

    /** Waiting doubles up to this: four times a day. */
    @WithDefault("6h")
    Duration longestRetry();

    /** After this a message is given up: longer than a weekend without anybody at work. */
    @WithDefault("96h")
    Duration giveUpAfter();

    /**
     * How often each instance looks for what nobody has woken it for: later attempts, and what a killed instance left behind. Companies with
     * recipients cost an index look-up each time.
     */
    @WithDefault("10s")
    Duration sweepEvery();

    /** An instance that has not been heard of for so long has lost its messages to others. Longer than two attempts. */
    @WithDefault("3m")
    Duration lease();

    /**
     * Without an instance that sends for so long, sending counts as switched off: what is issued from then on is not sent later. Longer than
     * a restart.
     */
    @WithDefault("60s")
    Duration offAfter();

    /** How long owners see what was sent: they are asked about last year's invoices. */
    @WithDefault("400d")
    Duration keepDeliveries();

    /** Messages that one instance hands over at once, each on a connection of its own: what mail servers allow one client. */
    @WithDefault("4")
    @Min(1)
    int maxConcurrent();
}
