package dev.seatledger.testing;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static io.restassured.RestAssured.given;

/** The packaged application as a process of its own, as an operator runs it. */
public final class Instance implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;
    private final int port;

    private Instance(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts a process and does not wait for anything.
     *
     * @param arguments of a command; none to serve
     */
    public static Instance launch(Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        Files.createDirectories(directory);
        int port = freePort();
        Path log = Files.createTempFile(directory, "instance", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions());
        command.add("-jar");
        command.add(
                Path.of(System.getProperty("seatledger.jar")).toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SEATLEDGER_") || name.startsWith("QUARKUS_"));
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        // Proofs send with few tokens, as fast as they can.
        builder.environment().put("SEATLEDGER_LIMITS_REQUESTS", "1000000000");
        builder.environment().putAll(environment);
        return new Instance(builder.start(), log, port);
    }

    /** Starts a process and waits until it is ready. */
    public static Instance start(Path directory, Map<String, String> environment) throws Exception {
        Instance instance = launch(directory, environment);
        instance.awaitReady();
        return instance;
    }

    /** Starts a demo on an embedded database in the directory. */
    public static Instance startDemo(Path directory) throws Exception {
        return start(directory, Map.of("SEATLEDGER_DEMO", "true"));
    }

    public String address() {
        return "http://localhost:" + port;
    }

    public Process process() {
        return process;
    }

    public String output() throws IOException {
        return Files.readString(log);
    }

    public boolean isReady() {
        try {
            return given().get(address() + "/q/health/ready").statusCode() == 200;
        } catch (Exception notYet) {
            return false;
        }
    }

    public void awaitReady() throws Exception {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > deadline || process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the instance does not get ready:\n" + output());
            }
        }
    }

    /** Waits until it has printed this, and returns all that it has printed. */
    public String awaitOutput(String text) throws Exception {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!output().contains(text)) {
            if (System.nanoTime() > deadline || process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the instance does not print \"" + text + "\":\n" + output());
            }
        }
        return output();
    }

    /** SIGTERM, then the exit code. */
    public int terminate() {
        process.destroy();
        return awaitExit();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    public int awaitExit() {
        try {
            if (process.waitFor(60, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("the instance does not end");
    }

    /** The embedded database's process id, from its own file. */
    public static long databasePid(Path directory) throws IOException {
        File pidFile = directory.resolve("data/postgres/postmaster.pid").toFile();
        return Long.parseLong(Files.readAllLines(pidFile.toPath()).get(0).trim());
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }

    private static List<String> jvmOptions() {
        String options = System.getProperty("seatledger.jvm", "");
        return options.isBlank() ? List.of() : List.of(options.split(" ", -1));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
