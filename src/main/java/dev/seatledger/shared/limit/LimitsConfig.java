package dev.seatledger.shared.limit;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Our own limits. Those of the HTTP server (bodies, headers) are {@code quarkus.http.limits}. */
@ConfigMapping(prefix = "seatledger.limits")
public interface LimitsConfig {

    /** How many items a page may have. Not fewer than it has by default. */
    @Min(50)
    @Max(1_000)
    int pageSize();

    /** How many operations a batch may have. A larger one needs larger bodies, too. */
    @Min(1)
    @Max(1_000)
    int batchSize();

    /** How many requests a token may send in a window. */
    @Min(1)
    @Max(1_000_000_000)
    long requests();

    /** In whole seconds, as in the header; at most a day. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration window();
}
