package dev.seatledger.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpServer;

/** Another application, on an origin of its own. Its pages are what the last call of {@code show} said. */
final class HostSite implements AutoCloseable {

    private final HttpServer server;
    private volatile byte[] page = new byte[0];

    private HostSite(HttpServer server) {
        this.server = server;
    }

    static HostSite start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HostSite site = new HostSite(server);
        server.createContext("/", exchange -> {
            byte[] bytes = exchange.getRequestURI().getPath().equals("/") ? site.page : new byte[0];
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

    /** A page with the dashboard in a frame, which answers when it is asked for a token: with what its {@code token} is by then. */
    HostSite showDashboard(String dashboard, String token) {
        return show("""
                <iframe title="Billing" src="%1$s/" width="1000" height="700"></iframe>
                <script>
                    var token = '%2$s';
                    addEventListener('message', (event) => {
                        if (event.origin === '%1$s' && event.data.type === 'seatledger.token.request') {
                            event.source.postMessage({type: 'seatledger.token', version: 1, id: event.data.id, token}, event.origin);
                        }
                    });
                </script>
                """.formatted(dashboard, token));
    }

    /**
     * The same, with a page of somebody else's in a second frame, which gets to know what the dashboard has asked, and may answer first:
     * our own answer follows when it says so.
     */
    HostSite showDashboardBeside(String dashboard, String token, String other) {
        return show("""
                <iframe title="Billing" src="%1$s/" width="1000" height="700"></iframe>
                <iframe title="Advertisement" src="%3$s/"></iframe>
                <script>
                    let request;
                    addEventListener('message', (event) => {
                        if (event.origin === '%1$s' && event.data.type === 'seatledger.token.request') {
                            request = event.data;
                        }
                        if (request && event.data === 'ready') {
                            event.source.postMessage(request, '%3$s');
                        }
                        if (request && event.data === 'done') {
                            frames[0].postMessage({type: 'seatledger.token', version: 1, id: request.id, token: '%2$s'}, '%1$s');
                        }
                    });
                </script>
                """.formatted(dashboard, token, other));
    }

    /** A page that says to the dashboard beside it what only the page around both of them may say. */
    HostSite showImpostor(String token) {
        return show("""
                <p>Seats at half the price!</p>
                <script>
                    const asking = setInterval(() => parent.postMessage('ready', '*'), 50);
                    addEventListener('message', (event) => {
                        clearInterval(asking);
                        parent.frames[0].postMessage({type: 'seatledger.token', version: 1, id: event.data.id, token: '%s'}, '*');
                        parent.postMessage('done', '*');
                    });
                </script>
                """.formatted(token));
    }

    private HostSite show(String body) {
        page = ("<!doctype html><html lang=\"en\"><title>Example</title><main>" + body + "</main></html>")
                .getBytes(StandardCharsets.UTF_8);
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
