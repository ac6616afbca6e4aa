package dev.seatledger.event.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/** Where events may be sent, and how patiently. */
@ConfigMapping(prefix = "seatledger.webhooks")
public interface WebhooksConfig {

    /** Whether this instance sends at all. Commands do not; they leave it to those that serve. */
    @WithDefault("true")
    boolean deliver();

    /** Endpoints that a company may have: each is a request for each event. */
    @WithDefault("20")
    @Min(1)
    int maxPerCompany();

    /** Redeliveries of one endpoint that may wait: each may be all that ever happened. */
    @WithDefault("100")
    @Min(1)
    int maxRedeliveries();

    /**
     * Networks (CIDR) that events may be sent to although they are not public, and without TLS. Empty, because whoever may register an
     * endpoint could otherwise reach what only we can. For trying webhooks on one's own machine: {@code 127.0.0.1/32}.
     */
    Optional<List<String>> allowedNetworks();

    /** A SOCKS5 proxy that all deliveries go through, for networks that let nothing out otherwise. Names are resolved before it. */
    Optional<@Pattern(regexp = "socks5://[^/:]+:[0-9]{1,5}") String> proxy();

    /** From the name's look-up to the status: a receiver that works first and answers then loses nothing, it may hear twice. */
    @WithDefault("10s")
    Duration attemptTimeout();

    /** A host that is there accepts a connection within this, from anywhere on earth. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long a name's checked address is used. As long as most name servers say, so that a slow one does not slow each delivery. */
    @WithDefault("60s")
    Duration keepAddresses();

    /** After the first failure: a restart is over by then. */
    @WithDefault("5s")
    Duration firstRetry();

    /** Waiting doubles up to this: twice a day is enough to ask whether somebody is back. */
    @WithDefault("12h")
    Duration longestRetry();

    /** An endpoint that has failed for so long is paused: longer than a weekend without anybody at work. */
    @WithDefault("72h")
    Duration giveUpAfter();

    /** How often each instance looks for endpoints that nobody has woken: later attempts, and what a killed instance left behind. */
    @WithDefault("3s")
    Duration sweepEvery();

    /** An instance that has not been heard of for so long has lost its endpoints to others. Longer than two attempts. */
    @WithDefault("30s")
    Duration lease();

    /** How long the secret before signs too: a working day to change it at the receiver. */
    @WithDefault("24h")
    Duration secretOverlap();

    /** How long attempts can be looked up. */
    @WithDefault("30d")
    Duration keepDeliveries();

    /** Endpoints that one instance sends to at once. Each takes a connection and, while it is slow, some kilobytes. */
    @WithDefault("2000")
    @Min(1)
    int maxConcurrent();
}
