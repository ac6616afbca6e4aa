package dev.seatledger.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The network between a browser and an instance, under one address: it can be slow, be cut, and lead to another instance. */
final class Line implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "line");
        thread.setDaemon(true);
        return thread;
    });
    private volatile int instancePort;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean isCut;

    private Line(ServerSocket server, String address) {
        this.server = server;
        leadTo(address);
    }

    static Line to(String address) throws IOException {
        Line line = new Line(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), address);
        line.threads.execute(line::accept);
        return line;
    }

    String address() {
        return "http://localhost:" + server.getLocalPort();
    }

    /** What the instance sends arrives this much later. */
    void delay(Duration later) {
        delay = later;
    }

    /** New connections end at this instance. */
    void leadTo(String address) {
        instancePort = URI.create(address).getPort();
    }

    /** Ends every connection, and every one that is tried until the line is mended. */
    void cut() throws IOException {
        isCut = true;
        for (Socket connection : connections) {
            connection.close();
        }
    }

    void mend() {
        isCut = false;
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket browser = server.accept();
                if (isCut) {
                    browser.close();
                } else {
                    connect(browser);
                }
            } catch (IOException closed) {
                // by the browser, or for good
            }
        }
    }

    private void connect(Socket browser) throws IOException {
        Socket instance = new Socket(InetAddress.getLoopbackAddress(), instancePort);
        browser.setTcpNoDelay(true);
        instance.setTcpNoDelay(true);
        connections.add(browser);
        connections.add(instance);
        if (isCut) {
            // It was cut before they were there to be ended.
            browser.close();
            instance.close();
            return;
        }
        threads.execute(() -> forward(browser, instance, false));
        threads.execute(() -> forward(instance, browser, true));
    }

    private void forward(Socket from, Socket to, boolean isLate) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (isLate) {
                    Thread.sleep(delay.toMillis());
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException | InterruptedException ended) {
            // one of the two has gone
        } finally {
            connections.remove(from);
            connections.remove(to);
        }
    }
}
