package dev.seatledger.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jboss.logging.Logger;

/**
 * An embedded PostgreSQL in a folder that survives restarts, for the demo and for single machines. It listens on the loopback interface
 * only, on a free port, and writes to disk before it confirms a commit.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

    private static final String SUPERUSER = "postgres";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final FileChannel lockFile;
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(FileChannel lockFile, EmbeddedPostgres postgres) {
        this.lockFile = lockFile;
        this.postgres = postgres;
    }

    /**
     * Starts the database in a folder, creating it if necessary. A server left running by a killed application is stopped first; what it
     * had committed is kept.
     *
     * @throws CannotStart if another application uses the folder, or the server does not start
     */
    public static EmbeddedDatabase start(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel lockFile = lock(directory.resolve("seatledger.lock"));
            Path data = directory.resolve("postgres").toAbsolutePath();
            stopLeftover(data.resolve("postmaster.pid"));
            return new EmbeddedDatabase(lockFile, startServer(data, directory.resolve("postgres.log")));
        } catch (IOException | IllegalStateException e) {
            throw new CannotStart(
                    "The embedded database in %s does not start: %s. See its log, %s."
                            .formatted(directory, e.getMessage(), directory.resolve("postgres.log")),
                    e);
        }
    }

    /** Whether the folder holds a database that was started before. */
    static boolean exists(Path directory) {
        return Files.exists(directory.resolve("postgres").resolve("PG_VERSION"));
    }

    public DatabaseUrl url() {
        return new DatabaseUrl("localhost:%d/postgres".formatted(postgres.getPort()), SUPERUSER, "");
    }

    /** Stops the server and waits until it has. */
    @Override
    public void close() {
        try (lockFile) {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres startServer(Path data, Path log) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_TIMEOUT)
                // The same collation on every machine.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                // The library starts servers for throw-away tests, which may lose what they have confirmed; ours keeps
                // money.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("timezone", "UTC")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> lock;
        try {
            lock = Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            lock = Optional.empty();
        }
        if (lock.isEmpty()) {
            channel.close();
            throw new CannotStart(
                    ("Another Seatledger uses the folder %s. Stop it, choose another folder with %s, or let both share a database with"
                                    + " %s.")
                            .formatted(file.getParent(), Settings.DATA_DIR, Settings.DATABASE_URL));
        }
        return channel;
    }

    /** We hold the folder's lock, so a server that runs on it has lost its application. */
    private static void stopLeftover(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        Optional<ProcessHandle> leftover = ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres);
        if (leftover.isEmpty()) {
            return;
        }
        LOG.infof("stopping the database server of an earlier run pid=%d", pid);
        ProcessHandle server = leftover.get();
        server.destroy();
        try {
            server.onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("the server of an earlier run (process " + pid + ") does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(false);
    }
}
