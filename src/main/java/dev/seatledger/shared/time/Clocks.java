package dev.seatledger.shared.time;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.seatledger.shared.config.SeatledgerConfig;

/** Every "now" comes from the clock produced here (R4). */
final class Clocks {

    /** PostgreSQL stores microseconds: decisions must be based on what is stored. */
    private static final Duration STORED_PRECISION = Duration.ofNanos(1_000);

    private Clocks() {}

    @Produces
    @ApplicationScoped
    static Clock utc(SeatledgerConfig config) {
        Clock real = Clock.tick(Clock.systemUTC(), STORED_PRECISION);
        return config.demo() ? Clock.offset(real, config.demoClockOffset()) : real;
    }

    @Produces
    @RealTime
    @ApplicationScoped
    static Clock real() {
        return Clock.systemUTC();
    }
}
