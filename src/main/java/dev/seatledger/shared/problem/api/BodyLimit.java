package dev.seatledger.shared.problem.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * Reads so much of a body and no more, whatever length was declared, and refuses what is larger with a problem. A little more is taken and
 * thrown away, since a client that cannot finish may never look at the answer; then the connection is closed.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {

    private static final long MAX_THROWN_AWAY = 1_048_576;

    private final long maxBytes;
    private final CurrentVertxRequest current;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize,
            CurrentVertxRequest current) {
        this.maxBytes = maxBodySize.asLongValue();
        this.current = current;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Limited body = new Limited(context.getInputStream());
        context.setInputStream(body);
        try {
            return context.proceed();
        } catch (IOException | RuntimeException e) {
            // Whatever the reader made of it.
            if (body.left < 0) {
                throw new DomainFailure(ProblemType.PAYLOAD_TOO_LARGE, ServerProblems.TOO_LARGE);
            }
            throw e;
        }
    }

    private void closeAfterwards() {
        RoutingContext request = current.getCurrent();
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.addEndHandler(ended -> request.request().connection().close());
    }

    private final class Limited extends FilterInputStream {

        private long left = maxBytes;

        private Limited(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                if (in.skip(MAX_THROWN_AWAY) == MAX_THROWN_AWAY) {
                    closeAfterwards();
                }
                throw new IOException(ServerProblems.TOO_LARGE);
            }
        }
    }
}
