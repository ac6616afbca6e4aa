package dev.seatledger.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** HTTP/1.1 over a plain socket that stays open, for HTTP libraries refuse to send much of what we want to be refused. */
final class Wire implements Closeable {

    private static final String EVENTS = "text/event-stream";
    private static final int TIMEOUT_MILLIS = 20_000;

    private final InetSocketAddress address;
    private final String host;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    Wire(URI server) {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
        host = server.getHost() + ":" + server.getPort();
    }

    /** @throws IOException if what comes back is no HTTP, or nothing */
    Answer exchange(Request request) throws IOException {
        boolean isFresh = socket == null;
        try {
            return exchangeOnce(request);
        } catch (EOFException | SocketException e) {
            // The server may close what stays open for long; then it has not read this request.
            close();
            if (isFresh) {
                throw e;
            }
            return exchangeOnce(request);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Answer exchangeOnce(Request request) throws IOException {
        InputStream stream = connected();
        try {
            socket.getOutputStream().write(request.bytes(host));
            socket.getOutputStream().flush();
        } catch (SocketException answeredBeforeItWasRead) {
            // A body that is too large is refused at once; the answer may still be there.
        }
        Answer answer = read(stream, request.method().equals("HEAD"));
        while (answer.status() < 200) {
            answer = read(stream, request.method().equals("HEAD"));
        }
        boolean isClosed = answer.header("connection").orElse("").equalsIgnoreCase("close");
        boolean goesOn = answer.mediaType().equals(EVENTS);
        if (isClosed || goesOn || request.isFramed() || request.method().equals("CONNECT")) {
            close();
        }
        return answer;
    }

    private InputStream connected() throws IOException {
        if (socket == null || in == null) {
            socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(address, TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        }
        return in;
    }

    private static Answer read(InputStream stream, boolean isHead) throws IOException {
        String[] status = line(stream).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("no status line: " + String.join(" ", status));
        }
        int code = Integer.parseInt(status[1]);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(stream); !line.isEmpty(); line = line(stream)) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("no header: " + line);
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
        }
        boolean hasBody = !isHead && code >= 200 && code != 204 && code != 304;
        return new Answer(code, headers, hasBody ? body(stream, headers) : new byte[0]);
    }

    private static byte[] body(InputStream stream, Map<String, List<String>> headers) throws IOException {
        if (headers.getOrDefault("content-type", List.of()).stream().anyMatch(type -> type.startsWith(EVENTS))) {
            // Without an end: the first event is all that is looked at.
            return headers.containsKey("transfer-encoding") ? stream.readNBytes(chunk(stream)) : event(stream);
        }
        if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
            return chunks(stream);
        }
        List<String> lengths = headers.getOrDefault("content-length", List.of());
        if (lengths.isEmpty()) {
            return stream.readAllBytes();
        }
        int length = Integer.parseInt(lengths.get(0));
        byte[] body = stream.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("body of " + body.length + " rather than " + length);
        }
        return body;
    }

    private static byte[] event(InputStream stream) throws IOException {
        StringBuilder event = new StringBuilder();
        for (String line = line(stream); !line.isEmpty(); line = line(stream)) {
            event.append(line).append('\n');
        }
        return event.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] chunks(InputStream stream) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = chunk(stream); size > 0; size = chunk(stream)) {
            all.write(stream.readNBytes(size));
            line(stream);
        }
        while (!line(stream).isEmpty()) {
            // trailers
        }
        return all.toByteArray();
    }

    private static int chunk(InputStream stream) throws IOException {
        return Integer.parseInt(line(stream).replaceFirst(";.*$", "").trim(), 16);
    }

    private static String line(InputStream stream) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = stream.read(); b != '\n'; b = stream.read()) {
            if (b < 0) {
                throw new EOFException("the connection was closed");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = null;
        in = null;
    }
}
