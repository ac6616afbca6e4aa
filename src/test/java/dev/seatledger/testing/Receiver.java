package dev.seatledger.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Somebody else's system that receives webhooks: it keeps what it is sent, and answers as badly as it is told to. */
public final class Receiver implements AutoCloseable {

    /** What was posted; names of headers are in lower case. */
    public record Message(Map<String, String> headers, String body) {

        private static final ObjectMapper JSON = new ObjectMapper();

        public String id() {
            return headers.get("webhook-id");
        }

        public JsonNode event() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        public long sequence() {
            return event().path("sequence").asLong();
        }
    }

    /** How to answer. */
    @FunctionalInterface
    public interface Answer {
        void write(Message message, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "receiver");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile Answer answer;

    private Receiver(ServerSocket server, Answer answer) {
        this.server = server;
        this.answer = answer;
    }

    public static Receiver start(Answer answer) throws IOException {
        Receiver receiver = new Receiver(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), answer);
        receiver.threads.execute(receiver::acceptAll);
        return receiver;
    }

    /** A receiver that takes everything, over TLS with the certificate in this key store. */
    public static Receiver startWithTls(Certificate certificate) throws Exception {
        ServerSocket server = certificate
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Receiver receiver = new Receiver(server, status(204));
        receiver.threads.execute(receiver::acceptAll);
        return receiver;
    }

    /** A receiver that takes everything. */
    public static Receiver start() throws IOException {
        return start(status(204));
    }

    public static Answer status(int status) {
        return text(status, "");
    }

    public static Answer text(int status, String headers) {
        byte[] bytes = ("HTTP/1.1 " + status + " Said\r\nContent-Length: 0\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return (message, out) -> out.write(bytes);
    }

    public static Answer drip() {
        return (message, out) -> drip("HTTP/1.1 200 Late\r\nContent-Length: 0\r\n\r\n", out);
    }

    /** One byte a second, for as long as somebody listens: a receiver that is slow is slow in real time. */
    public static void drip(String answer, OutputStream out) throws IOException, InterruptedException {
        for (byte each : answer.getBytes(StandardCharsets.US_ASCII)) {
            out.write(each);
            out.flush();
            Thread.sleep(1_000);
        }
    }

    public void answer(Answer next) {
        answer = next;
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    public List<Message> messages() {
        return List.copyOf(messages);
    }

    public List<Long> sequences() {
        return messages.stream().map(Message::sequence).toList();
    }

    public int count() {
        return messages.size();
    }

    /** Waits until so many messages have come. */
    public List<Message> await(int count) {
        await(() -> messages.size() >= count, count + " messages");
        return messages();
    }

    /** Waits for a condition. */
    public static void await(BooleanSupplier condition, String what) {
        await(condition, what, 30);
    }

    public static void await(BooleanSupplier condition, String what, int seconds) {
        Wait.until(what, Duration.ofSeconds(seconds), condition::getAsBoolean);
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                connections.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            for (Message message = read(in); message != null; message = read(in)) {
                messages.add(message);
                answer.write(message, out);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // hung up
        }
    }

    private static Message read(InputStream in) throws IOException {
        String request = line(in);
        if (request.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(":request", request);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Message(headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
