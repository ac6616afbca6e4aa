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
     * How many streams may be open at once in one instance. One company may use at most half of them, so that no company can exhaust them
     * alone. An open stream costs some 20 KB and no database connection.
     */
    @WithDefault("10000")
    @Min(2)
    @Max(1_000_000)
    int maxOpen();

    /** How often an idle stream sends a heartbeat: proxies close idle connections after 30 seconds or more. */
    @WithDefault("15s")
    @DurationMin(millis = 100)
    Duration heartbeat();

    /** A client that has not read anything for this long is disconnected. */
    @WithDefault("60s")
    @DurationMin(seconds = 1)
    Duration stalledAfter();
}
