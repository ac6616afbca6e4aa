package dev.seatledger.testing;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A SOCKS5 proxy (RFC 1928) that writes down, in a file that any process of the test can read, where it is asked to connect, and connects
 * to nothing but 127.0.0.1: nothing that is tested leaves the machine, whatever fails.
 */
public final class SocksRecorder implements AutoCloseable {

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "socks");
        thread.setDaemon(true);
        return thread;
    });
    private final Path record;

    private SocksRecorder(ServerSocket server, Path record) {
        this.server = server;
        this.record = record;
    }

    public static SocksRecorder start(Path record) throws IOException {
        Files.createDirectories(record.toAbsolutePath().getParent());
        Files.writeString(record, "");
        SocksRecorder recorder = new SocksRecorder(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), record);
        recorder.threads.execute(recorder::acceptAll);
        return recorder;
    }

    /** As configuration has it. */
    public String url() {
        return "socks5://127.0.0.1:" + server.getLocalPort();
    }

    /** Every address and port that was asked for, in order. */
    public static List<String> targets(Path record) {
        try {
            return Files.readAllLines(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            in.readByte();
            in.readNBytes(in.readUnsignedByte());
            out.write(new byte[] {5, 0});
            in.readNBytes(3);
            String host = host(in);
            int port = in.readUnsignedShort();
            write(host + ":" + port);
            if (!host.equals("127.0.0.1")) {
                out.write(new byte[] {5, 2, 0, 1, 0, 0, 0, 0, 0, 0});
                return;
            }
            forward(client, in, out, port);
        } catch (IOException e) {
            // the client hears of it by its connection
        }
    }

    private static String host(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            case 4 -> InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
            default -> new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
        };
    }

    private void forward(Socket client, InputStream in, OutputStream out, int port) throws IOException {
        Socket target;
        try {
            target = new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            out.write(new byte[] {5, 5, 0, 1, 0, 0, 0, 0, 0, 0});
            return;
        }
        try (target) {
            target.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 0});
            threads.execute(() -> pump(target, out, client));
            in.transferTo(target.getOutputStream());
        }
    }

    private static void pump(Socket target, OutputStream out, Closeable client) {
        try (client) {
            target.getInputStream().transferTo(out);
        } catch (IOException e) {
            // over
        }
    }

    private synchronized void write(String target) throws IOException {
        Files.writeString(record, target + "\n", StandardOpenOption.APPEND);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
