package dev.seatledger.testing;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** The kernel keeps little of what a client does not take, so that a slow client is felt soon. */
@Singleton
public class SmallSendBuffers implements HttpServerOptionsCustomizer {

    private static final int BYTES = 16_384;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(BYTES);
    }
}
