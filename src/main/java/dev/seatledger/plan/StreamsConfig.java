package dev.seatledger.plan;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

/** How plans are streamed. */
@ConfigMapping(prefix = "seatledger.streams")
public interface StreamsConfig {

    /**
     * Streams that may be open at once, in one instance; those of one company half of them at most, so that none takes the places of all
     * others. An open stream costs some 20 KB and no connection to the database.
     */
    @WithDefault("10000")
    @Min(2)
    @Max(1_000_000)
    int maxOpen();

    /** How often a stream on which nothing happens says that it is there: proxies in between give up after 30 seconds or later. */
    @WithDefault("15s")
    @DurationMin(millis = 100)
    Duration heartbeat();

    /** After this, a client that takes nothing more is cut off. */
    @WithDefault("60s")
    @DurationMin(seconds = 1)
    Duration stalledAfter();
}
