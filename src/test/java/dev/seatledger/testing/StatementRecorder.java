package dev.seatledger.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.Context;
import io.vertx.core.VertxOptions;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.impl.tracing.QueryRequest;
import jakarta.inject.Singleton;

/** Keeps the statements that the application under test sends to its database, with their arguments, while it is told to. */
@Singleton
public class StatementRecorder implements VertxOptionsCustomizer {

    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean isOn;

    /** A statement, whoever has composed it. */
    public record Sent(String sql, List<Object> arguments) {

        public Tuple tuple() {
            return Tuple.from(arguments);
        }
    }

    /** From here on, and nothing of what was before. */
    public void start() {
        sent.clear();
        isOn = true;
    }

    public void stop() {
        isOn = false;
    }

    /** In the order of sending. */
    public List<Sent> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    /** Vert.x has a newer way to be given a tracer, for those who build it themselves. */
    @Override
    @SuppressWarnings("deprecation")
    public void accept(VertxOptions options) {
        options.setTracingOptions(new TracingOptions().setFactory(ignored -> new Tracer()));
    }

    /** The driver tells a tracer all that it sends. */
    private final class Tracer implements VertxTracer<Object, Object> {

        @Override
        public <R> Object sendRequest(
                Context context,
                SpanKind kind,
                TracingPolicy policy,
                R request,
                String operation,
                BiConsumer<String, String> headers,
                TagExtractor<R> tags) {
            if (isOn && request instanceof QueryRequest query) {
                if (query.tuples().isEmpty()) {
                    sent.add(new Sent(query.sql(), List.of()));
                }
                query.tuples().forEach(tuple -> sent.add(new Sent(query.sql(), values(tuple))));
            }
            return null;
        }
    }

    private static List<Object> values(Tuple tuple) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < tuple.size(); i++) {
            values.add(tuple.getValue(i));
        }
        return Collections.unmodifiableList(values);
    }
}
