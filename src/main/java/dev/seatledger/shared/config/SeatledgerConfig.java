package dev.seatledger.shared.config;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Switches of the whole application. */
@ConfigMapping(prefix = "seatledger")
public interface SeatledgerConfig {

    /** Whether tokens are handed out for the asking and companies may live on test clocks. Never in production. */
    boolean demo();

    /** How far the demo's clock is ahead of real time, to see companies in real time roll over. Zero outside the demo. */
    @WithDefault("PT0S")
    Duration demoClockOffset();

    /**
     * How long a statement waits for a lock that another session holds. A chunk of the recurring run holds its locks for a fraction of a
     * second; who waits longer than this waits for nobody. Tests are less patient.
     */
    @WithDefault("10s")
    Duration lockTimeout();

    RecurringRun recurringRun();

    interface RecurringRun {

        /** How often each instance looks for companies that are due, for example {@code 60s}; {@code off}: never by itself. */
        String every();
    }
}
