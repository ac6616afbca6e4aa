package dev.seatledger.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Many clients of plan streams on one thread, which do as little as can be: they note ids, and when their events were complete. */
final class ManyStreams implements AutoCloseable {

    private static final byte[] ID = "id: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress address;
    private final Selector selector;
    private final List<Client> clients = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "many-streams");
    private volatile boolean closed;

    ManyStreams(int port) throws IOException {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        selector = Selector.open();
        thread.setDaemon(true);
        thread.start();
    }

    /** One stream. Lines are read byte by byte, wherever they are divided. */
    static final class Client {
        private final UUID companyId;
        private final SocketChannel channel;
        private int column;
        private boolean isId;
        private boolean isData;
        private long number;
        private volatile boolean isFallingBack;
        private volatile long lastId;
        private volatile long lastAt;

        private Client(UUID companyId, SocketChannel channel) {
            this.companyId = companyId;
            this.channel = channel;
        }

        UUID companyId() {
            return companyId;
        }

        long lastId() {
            return lastId;
        }

        /** When the last event was complete, by {@link System#nanoTime}. */
        long lastAt() {
            return lastAt;
        }

        /** Whether an id was not greater than the one before. */
        boolean isFallingBack() {
            return isFallingBack;
        }

        private void read(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                byte next = bytes.get();
                if (next == '\n') {
                    endLine();
                } else {
                    isId = column < ID.length ? (column == 0 || isId) && next == ID[column] : isId;
                    isData = column < DATA.length ? (column == 0 || isData) && next == DATA[column] : isData;
                    if (isId && column >= ID.length) {
                        number = number * 10 + (next - '0');
                    }
                    column++;
                }
            }
        }

        private void endLine() {
            if (isData && column > DATA.length) {
                if (number <= lastId) {
                    isFallingBack = true;
                }
                lastAt = System.nanoTime();
                lastId = number;
                number = 0;
            }
            column = 0;
            isId = false;
            isData = false;
        }
    }

    Client open(UUID companyId, String token) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 16_384);
        channel.connect(address);
        String request = "GET /companies/" + companyId
                + "/plan/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        Client client = new Client(companyId, channel);
        clients.add(client);
        channel.register(selector, SelectionKey.OP_READ, client);
        // A selection that has begun knows nothing of it, and the first client has no other whose bytes would end it.
        selector.wakeup();
        return client;
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(65_536);
        while (!closed) {
            try {
                selector.select(key -> {
                    Client client = (Client) key.attachment();
                    buffer.clear();
                    try {
                        if (client.channel.read(buffer) < 0) {
                            key.cancel();
                        }
                    } catch (IOException gone) {
                        key.cancel();
                    }
                    buffer.flip();
                    client.read(buffer);
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Client client : clients) {
            client.channel.close();
        }
        selector.close();
    }
}
