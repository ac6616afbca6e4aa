package dev.seatledger.event;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How those are woken who wait for events. */
@ConfigMapping(prefix = "seatledger.events")
public interface EventsConfig {

    /**
     * How often other instances' commits are looked for while somebody waits: a quarter of a second is soon for people, and four small
     * statements a second for the database, however many wait.
     */
    @WithDefault("250ms")
    Duration lookEvery();

    /** The same while other instances' signals are heard: for a commit whose signal was lost, or that an older release has written. */
    @WithDefault("2s")
    Duration lookEveryWhileHearing();

    /**
     * How often this instance signals its commits to others, those gathered since in one statement: often enough for people, and few
     * enough that the database, which signals one transaction at a time, does not notice.
     */
    @WithDefault("20ms")
    Duration signalEvery();

    /** How long anybody waits, whatever is asked for: less than what proxies in between allow a request that is silent. */
    @WithDefault("30s")
    Duration longestWait();

    /** Who may wait at once for one company: a client waits once, and none shall take the places of others. */
    @WithDefault("100")
    @Min(1)
    int maxWaitingForOne();

    /** Who may wait at once, in one instance. A waiting client costs some kilobytes and no connection; more hear that they should come back. */
    @WithDefault("2000")
    @Min(1)
    int maxWaiting();
}
