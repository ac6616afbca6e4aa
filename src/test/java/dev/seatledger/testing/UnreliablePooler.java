package dev.seatledger.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between an instance and PostgreSQL, as connection poolers do, and fails as they do: refuses connections, cuts them, says nothing,
 * or loses the server's answer to a statement that has been carried out.
 */
public final class UnreliablePooler implements AutoCloseable {

    /** Instead of an SQLSTATE: the connection is cut. */
    public static final String CUT = "cut";

    /** The server closes the connection after telling that an operator, or a crash, ends it. */
    private static final String ENDS_THE_SESSION = "57P";

    private static final Set<Integer> ASKS_FOR_ENCRYPTION = Set.of(80877103, 80877104);

    private final int databasePort;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "unreliable-pooler");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private ServerSocket server;
    private volatile boolean isSilent;
    private volatile List<String> watched = List.of();
    private volatile String loss = "";

    public UnreliablePooler(int databasePort) throws IOException {
        this.databasePort = databasePort;
        listen(0);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Counts the statements that have all of these texts among their arguments. */
    public void watch(String... texts) {
        loss = "";
        sent.set(0);
        lost.set(0);
        watched = List.of(texts);
    }

    /**
     * The same, and the first such statement is carried out, but its answer is lost.
     *
     * @param sqlState of the error that is answered instead, or {@link #CUT}
     */
    public void loseAnswer(String sqlState, String... texts) {
        watch(texts);
        loss = sqlState;
    }

    /** How often a watched statement was sent. */
    public int sent() {
        return sent.get();
    }

    /** How many answers were lost. */
    public int lost() {
        return lost.get();
    }

    /** Cuts all connections and refuses new ones. */
    public void refuse() throws IOException {
        server.close();
        cut();
    }

    /** Cuts all connections, and accepts new ones without ever answering. */
    public void fallSilent() throws IOException {
        isSilent = true;
        cut();
    }

    /** Works again after {@link #refuse} or {@link #fallSilent}. */
    public void recover() throws IOException {
        isSilent = false;
        cut();
        if (server.isClosed()) {
            listen(server.getLocalPort());
        }
    }

    @Override
    public void close() throws IOException {
        refuse();
        threads.shutdownNow();
    }

    private void cut() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.removeIf(Socket::isClosed);
    }

    private void listen(int port) throws IOException {
        ServerSocket fresh = new ServerSocket();
        fresh.setReuseAddress(true);
        fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server = fresh;
        threads.execute(() -> accept(fresh));
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                sockets.add(client);
                if (!isSilent) {
                    threads.execute(() -> connect(client));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort)) {
            sockets.add(database);
            // Messages are small, and each is waited for.
            client.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            new Conversation(client, database).run();
        } catch (IOException ended) {
            // one of the two has gone
        } finally {
            sockets.remove(client);
        }
    }

    /** One connection. */
    private final class Conversation {
        private final Socket client;
        private final Socket database;
        private final DataInputStream fromClient;
        private final DataOutputStream toClient;
        private final DataInputStream fromDatabase;
        private final DataOutputStream toDatabase;
        private volatile String losing = "";

        private Conversation(Socket client, Socket database) throws IOException {
            this.client = client;
            this.database = database;
            this.fromClient = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            this.toClient = new DataOutputStream(client.getOutputStream());
            this.fromDatabase = new DataInputStream(new BufferedInputStream(database.getInputStream()));
            this.toDatabase = new DataOutputStream(database.getOutputStream());
        }

        private void run() throws IOException {
            startUp();
            threads.execute(this::answer);
            while (true) {
                Message message = Message.read(fromClient);
                if (message.type == 'B' && isWatched(message)) {
                    sent.incrementAndGet();
                    if (!loss.isEmpty() && lost.compareAndSet(0, 1)) {
                        losing = loss;
                    }
                }
                message.write(toDatabase);
            }
        }

        private boolean isWatched(Message message) {
            String arguments = new String(message.body, StandardCharsets.UTF_8);
            return !watched.isEmpty() && watched.stream().allMatch(arguments::contains);
        }

        /** Messages without a type: requests for encryption, each answered with one letter, and then the start-up. */
        private void startUp() throws IOException {
            int code;
            do {
                byte[] body = fromClient.readNBytes(fromClient.readInt() - Integer.BYTES);
                code = ByteBuffer.wrap(body).getInt();
                toDatabase.writeInt(body.length + Integer.BYTES);
                toDatabase.write(body);
                toDatabase.flush();
                if (ASKS_FOR_ENCRYPTION.contains(code)) {
                    toClient.writeByte(fromDatabase.readByte());
                    toClient.flush();
                }
            } while (ASKS_FOR_ENCRYPTION.contains(code));
        }

        /** What is lost, is lost up to ReadyForQuery, which comes after the commit. */
        private void answer() {
            try (client;
                    database) {
                while (true) {
                    Message message = Message.read(fromDatabase);
                    if (!losing.isEmpty()) {
                        if (message.type != 'Z') {
                            continue;
                        }
                        if (losing.equals(CUT)) {
                            return;
                        }
                        Message.error(losing).write(toClient);
                        if (losing.startsWith(ENDS_THE_SESSION)) {
                            return;
                        }
                        losing = "";
                    }
                    message.write(toClient);
                }
            } catch (IOException ended) {
                // one of the two has gone
            }
        }
    }

    /** Of PostgreSQL's protocol: a letter, a length, a body. */
    private static final class Message {
        private final int type;
        private final byte[] body;

        private Message(int type, byte[] body) {
            this.type = type;
            this.body = body;
        }

        private static Message read(DataInputStream in) throws IOException {
            int type = in.readByte();
            return new Message(type, in.readNBytes(in.readInt() - Integer.BYTES));
        }

        private static Message error(String sqlState) {
            ByteArrayOutputStream fields = new ByteArrayOutputStream();
            String severity = sqlState.startsWith(ENDS_THE_SESSION) ? "FATAL" : "ERROR";
            for (String field : List.of("S" + severity, "V" + severity, "C" + sqlState, "Mthe answer is lost")) {
                fields.writeBytes(field.getBytes(StandardCharsets.UTF_8));
                fields.write(0);
            }
            fields.write(0);
            return new Message('E', fields.toByteArray());
        }

        private void write(DataOutputStream out) throws IOException {
            ByteBuffer whole = ByteBuffer.allocate(1 + Integer.BYTES + body.length);
            whole.put((byte) type).putInt(body.length + Integer.BYTES).put(body);
            out.write(whole.array());
            out.flush();
        }
    }
}
