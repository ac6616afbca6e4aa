package dev.seatledger.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jspecify.annotations.Nullable;

import dev.seatledger.audit.AuditCommand;

/** Starts what the application needs, then the application; stops them in the reverse order. */
@QuarkusMain
public final class Main {

    /** EX_CONFIG of sysexits.h: restarting is pointless until the configuration has been changed. */
    private static final int EXIT_MISCONFIGURED = 78;

    private static final int DEFAULT_HTTP_PORT = 8080;

    /** First argument of the command that checks the books. */
    private static final String AUDIT = "audit";

    private Main() {}

    public static void main(String... args) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            environment.putIfAbsent(Settings.DEMO, "true");
        }
        try {
            Settings settings = Settings.from(environment);
            boolean isAudit = args.length > 0 && args[0].equals(AUDIT);
            Launch launch = isAudit ? Launch.prepareToRead(settings) : Launch.prepare(settings);
            launch.properties().forEach(System::setProperty);
            if (settings.isDemo() && settings.httpPort().isEmpty()) {
                System.setProperty("quarkus.http.port", String.valueOf(freePort(DEFAULT_HTTP_PORT)));
            }
            if (isAudit) {
                serveNobody();
                runUntilStopped(AuditCommand.class, launch, args);
            } else {
                runUntilStopped(null, launch, args);
            }
        } catch (CannotStart e) {
            System.err.println("Seatledger cannot start. " + e.getMessage());
            System.exit(EXIT_MISCONFIGURED);
        }
    }

    /** A command runs alongside serving instances, and leaves the recurring run, webhooks and e-mail to them. */
    private static void serveNobody() {
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("seatledger.recurring-run.every", "off");
        System.setProperty("seatledger.webhooks.deliver", "false");
        System.setProperty("seatledger.mail.send", "false");
    }

    /**
     * The database stops last, after the application has finished the requests it had accepted.
     *
     * @param command what to run instead of serving; null to serve
     */
    private static void runUntilStopped(
            @Nullable Class<? extends QuarkusApplication> command, Launch launch, String... args) {
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
                    command,
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

    /** The preferred port, or any free one if it is already in use. */
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
