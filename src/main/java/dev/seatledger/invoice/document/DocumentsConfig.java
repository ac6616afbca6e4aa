package dev.seatledger.invoice.document;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much of an instance documents may take. */
@ConfigMapping(prefix = "seatledger.documents")
public interface DocumentsConfig {

    /**
     * How many documents are rendered at once. Each takes 60 ms of a core, ten times as long the first time; billing needs the other cores.
     */
    @WithDefault("1")
    @Min(1)
    int threads();

    /** How many documents may wait for a thread; further ones are refused, because nobody would still be waiting for them. */
    @WithDefault("100")
    @Min(1)
    int maxWaiting();

    /** How long a request waits for a document that is being rendered before it is told to retry. */
    @WithDefault("5s")
    Duration longestWait();

    /** After a first failure. */
    @WithDefault("5s")
    Duration firstRetry();

    /** The delay doubles up to this: a template is not fixed any faster. */
    @WithDefault("1h")
    Duration longestRetry();
}
