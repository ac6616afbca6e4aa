package dev.seatledger.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;

/** Another application on an origin of its own, with a page that shows the dashboard in a frame. */
final class HostSite implements AutoCloseable {

    private final HttpServer server;
    private final AtomicReference<String> page = new AtomicReference<>("");

    private HostSite(HttpServer server) {
        this.server = server;
    }

    static HostSite start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HostSite site = new HostSite(server);
        server.createContext("/", exchange -> {
            byte[] bytes = exchange.getRequestURI().getPath().equals("/")
                    ? site.page.get().getBytes(StandardCharsets.UTF_8)
                    : new byte[0];
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(bytes.length == 0 ? 204 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return site;
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void show(String html) {
        page.set(html);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
