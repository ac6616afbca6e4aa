package dev.seatledger.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A mail server that behaves as badly as addresses ask for. Each message that it has taken on is a file in a directory named like its
 * recipient, so that whoever knows the address finds it, whatever class loader or process that is.
 *
 * <p>What is before the @ begins with: {@code gone-}, refused for ever; {@code later-}, put off twice; {@code busy-}, put off always;
 * {@code mute-}, no answer at all; {@code lost-}, taken on at the first time, and the connection breaks off before that is said.
 */
public final class SmtpSink implements AutoCloseable {

    private static final int PUT_OFF = 2;

    private final ServerSocket server;
    private final Path directory;
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "smtp-sink");
        thread.setDaemon(true);
        return thread;
    });

    private SmtpSink(ServerSocket server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    public static SmtpSink start(Path directory) throws IOException {
        SmtpSink sink = new SmtpSink(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), directory);
        sink.threads.execute(sink::acceptAll);
        return sink;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What a recipient has got, in the order that it came. */
    public static List<byte[]> messages(Path directory, String address) {
        Path inbox = directory.resolve(address);
        if (!Files.exists(inbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(inbox)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(SmtpSink::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                connections.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            // One byte is one character, so that nothing is lost of what is no text.
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = client.getOutputStream();
            say(out, "220 sink.example ESMTP");
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("EHLO")) {
                    say(out, "250-sink.example\r\n250-ENHANCEDSTATUSCODES\r\n250 SIZE 10000000");
                } else if (command.startsWith("RCPT TO:")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    say(out, answerTo(recipient));
                } else if (command.equals("DATA")) {
                    say(out, "354 go ahead");
                    keep(recipient, body(in));
                    if (recipient.startsWith("lost-") && attempt(recipient) == 1) {
                        return;
                    }
                    say(out, "250 2.0.0 taken");
                } else if (command.equals("QUIT")) {
                    say(out, "221 2.0.0 bye");
                    return;
                } else {
                    say(out, "250 2.0.0 fine");
                }
            }
        } catch (IOException e) {
            // hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(client);
        }
    }

    private String answerTo(String recipient) throws InterruptedException {
        String kind = recipient.replaceFirst("-.*", "");
        return switch (kind) {
            case "gone" -> "550 5.1.1 no such user here, secret-host.internal says";
            case "busy" -> "452 4.2.2 mailbox full";
            case "later" -> attempt(recipient) > PUT_OFF ? "250 2.1.5 fine" : "451 4.7.1 greylisted, come back later";
            case "mute" -> {
                closed.await();
                yield "421 4.0.0 bye";
            }
            default -> "250 2.1.5 fine";
        };
    }

    private int attempt(String recipient) {
        return attempts.computeIfAbsent(recipient, key -> new AtomicInteger()).incrementAndGet();
    }

    private static String body(BufferedReader in) throws IOException {
        StringBuilder body = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            body.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return body.toString();
    }

    /** Under another name first: who finds a message finds all of it. */
    private synchronized void keep(String recipient, String message) throws IOException {
        Path inbox = Files.createDirectories(directory.resolve(recipient));
        String name = "%05d".formatted(messages(directory, recipient).size());
        Path part = inbox.resolve(name + ".part");
        Files.write(part, message.getBytes(StandardCharsets.ISO_8859_1));
        Files.move(part, inbox.resolve(name + ".eml"));
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
