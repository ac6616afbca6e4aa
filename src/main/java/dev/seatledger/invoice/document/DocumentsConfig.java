package dev.seatledger.invoice.document;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much of an instance documents may take. */
@ConfigMapping(prefix = "seatledger.documents")
public interface DocumentsConfig {

    /** Documents rendered at once. Each takes a core for 60 ms, the first one ten times as long; billing needs the others. */
    @WithDefault("1")
    @Min(1)
    int threads();

    /** Documents that may wait for a thread; more are refused, for nobody would wait for them any more. */
    @WithDefault("100")
    @Min(1)
    int maxWaiting();

    /** How long a request waits for a document that is being rendered, before it is asked to come back. */
    @WithDefault("5s")
    Duration longestWait();

    /** After a first failure. */
    @WithDefault("5s")
    Duration firstRetry();

    /** Waiting doubles up to this: a template is not mended faster. */
    @WithDefault("1h")
    Duration longestRetry();
}
