package dev.seatledger.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts what the application needs, then the application; stops them in the reverse order. */
@QuarkusMain
public final class Main {

    /** EX_CONFIG of sysexits.h: not worth a restart until somebody has changed the configuration. */
    private static final int EXIT_MISCONFIGURED = 78;

    private static final int DEFAULT_HTTP_PORT = 8080;

    private Main() {}

    public static void main(String... args) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            environment.putIfAbsent(Settings.DEMO, "true");
        }
        try {
            Settings settings = Settings.from(environment);
            Launch launch = Launch.prepare(settings);
            launch.properties().forEach(System::setProperty);
            if (settings.isDemo() && settings.httpPort().isEmpty()) {
                System.setProperty("quarkus.http.port", String.valueOf(freePort(DEFAULT_HTTP_PORT)));
            }
            runUntilStopped(launch, args);
        } catch (CannotStart e) {
            System.err.println("Seatledger cannot start. " + e.getMessage());
            System.exit(EXIT_MISCONFIGURED);
        }
    }

    /** The database stops last, when the application has answered what it had accepted. */
    private static void runUntilStopped(Launch launch, String... args) {
        CountDownLatch applicationStopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            awaitUninterrupted(applicationStopped);
                            launch.close();
                        },
                        "stop-database"));
        try {
            Quarkus.run(
                    null,
                    (exitCode, failure) -> {
                        if (failure != null) {
                            failure.printStackTrace();
                        }
                        applicationStopped.countDown();
                        System.exit(exitCode);
                    },
                    args);
        } finally {
            applicationStopped.countDown();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The preferred port, or any other where something listens on it already. */
    private static int freePort(int preferred) {
        try (ServerSocket socket = new ServerSocket(preferred, 1, InetAddress.getByName("0.0.0.0"))) {
            return socket.getLocalPort();
        } catch (IOException busy) {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                return preferred;
            }
        }
    }
}
