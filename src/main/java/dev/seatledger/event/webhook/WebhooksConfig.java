package dev.seatledger.event.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/** Where events may be sent, and the timing of attempts. */
@ConfigMapping(prefix = "seatledger.webhooks")
public interface WebhooksConfig {

    /** Whether this instance sends at all. Commands do not; they leave it to instances that serve. */
    @WithDefault("true")
    boolean deliver();

    /** The most endpoints of a company: each costs a request per event. */
    @WithDefault("20")
    @Min(1)
    int maxPerCompany();

    /** The most pending redeliveries of one endpoint: each may cover the whole history. */
    @WithDefault("100")
    @Min(1)
    int maxRedeliveries();

    /**
     * Non-public networks (CIDR) that events may be sent to, also without TLS. Empty by default, because anyone who can register an
     * endpoint could otherwise reach our internal network. To try webhooks on your own machine: {@code 127.0.0.1/32}.
     */
    Optional<List<String>> allowedNetworks();

    /** A SOCKS5 proxy for all deliveries, for networks without direct internet access. Names are resolved before the proxy. */
    Optional<@Pattern(regexp = "socks5://[^/:]+:[0-9]{1,5}") String> proxy();

    /**
     * The deadline from the DNS lookup to the status. A receiver that processes the event before it responds loses nothing, but may get it
     * twice.
     */
    @WithDefault("10s")
    Duration attemptTimeout();

    /** A reachable host accepts a connection within this time, from anywhere on earth. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long a checked address is cached. About the usual TTL, so that a slow name server does not slow down every delivery. */
    @WithDefault("60s")
    Duration keepAddresses();

    /** The delay after the first failure: long enough for a restart. */
    @WithDefault("5s")
    Duration firstRetry();

    /** The delay doubles up to this: retrying twice a day is enough. */
    @WithDefault("12h")
    Duration longestRetry();

    /** An endpoint that has failed for this long is paused: longer than a weekend. */
    @WithDefault("72h")
    Duration giveUpAfter();

    /** How often each instance polls for endpoints with due retries, or left behind by a killed instance. */
    @WithDefault("3s")
    Duration sweepEvery();

    /** The time after which an instance that does not renew its leases loses its endpoints to others. Longer than two attempts. */
    @WithDefault("30s")
    Duration lease();

    /** How long the previous secret also signs: a working day to change it at the receiver. */
    @WithDefault("24h")
    Duration secretOverlap();

    /** How long attempts are kept. */
    @WithDefault("30d")
    Duration keepDeliveries();

    /** How many endpoints one instance sends to at once. Each needs a connection and, while it is slow, some kilobytes. */
    @WithDefault("2000")
    @Min(1)
    int maxConcurrent();
}
