package dev.seatledger.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between an instance and PostgreSQL and counts what the instance sends: statements (Execute or Query messages of the frontend
 * protocol) and round trips (Sync or Query, after which the client waits for an answer). What the instance signals to others is no part
 * of a request, and not counted.
 */
public final class WireCounter implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;
    private static final String SIGNALS = "seatledger-signals";
    private static final int GSS_ENCRYPTION_REQUEST = 80877104;

    private final ServerSocket server;
    private final int databasePort;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "wire-counter");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger roundTrips = new AtomicInteger();

    public WireCounter(int databasePort) throws IOException {
        this.databasePort = databasePort;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public int statements() {
        return statements.get();
    }

    public int roundTrips() {
        return roundTrips.get();
    }

    public void reset() {
        statements.set(0);
        roundTrips.set(0);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort);
                threads.execute(() -> forwardCounting(client, database));
                threads.execute(() -> forward(database, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void forwardCounting(Socket from, Socket to) {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            DataOutputStream out = new DataOutputStream(to.getOutputStream());
            boolean isCounted = !copyStartup(in, out).contains(SIGNALS);
            while (true) {
                int type = in.readByte();
                if (isCounted && (type == 'E' || type == 'Q')) {
                    statements.incrementAndGet();
                }
                if (isCounted && (type == 'S' || type == 'Q')) {
                    roundTrips.incrementAndGet();
                }
                out.writeByte(type);
                copyMessage(in, out);
            }
        } catch (EOFException | SocketException ended) {
            // one of the two has gone
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Messages without a type: requests for encryption, which the server may decline, and then the start-up, which is returned. */
    private static String copyStartup(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int length = in.readInt();
            int code = in.readInt();
            out.writeInt(length);
            out.writeInt(code);
            byte[] rest = in.readNBytes(length - 2 * Integer.BYTES);
            out.write(rest);
            out.flush();
            if (code != SSL_REQUEST && code != GSS_ENCRYPTION_REQUEST) {
                return new String(rest, StandardCharsets.UTF_8);
            }
        }
    }

    private static void copyMessage(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        out.writeInt(length);
        out.write(in.readNBytes(length - Integer.BYTES));
        out.flush();
    }

    private static void forward(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException ended) {
            // one of the two has gone
        }
    }
}
