package dev.seatledger.event;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How clients that wait for events are notified. */
@ConfigMapping(prefix = "seatledger.events")
public interface EventsConfig {

    /**
     * How often to poll for other instances' commits while someone waits: a quarter of a second feels immediate to people, and means four
     * small statements a second for the database, however many wait.
     */
    @WithDefault("250ms")
    Duration lookEvery();

    /** The same while other instances' signals arrive: for commits whose signal was lost, or that an older release has written. */
    @WithDefault("2s")
    Duration lookEveryWhileHearing();

    /**
     * How often this instance signals its commits to others, all recent ones in one statement: often enough for people, and rarely enough
     * not to burden the database, which signals one transaction at a time.
     */
    @WithDefault("20ms")
    Duration signalEvery();

    /** The longest anyone waits, whatever was requested: less than the idle time-out of proxies. */
    @WithDefault("30s")
    Duration longestWait();

    /** How many may wait for one company at once: a client waits once, and no company may exhaust the limit alone. */
    @WithDefault("100")
    @Min(1)
    int maxWaitingForOne();

    /**
     * How many may wait in one instance at once. A waiting client costs some kilobytes and no connection; further ones are told to retry.
     */
    @WithDefault("2000")
    @Min(1)
    int maxWaiting();
}
