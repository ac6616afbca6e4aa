package dev.seatledger.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.Instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Clients are generated from the committed contract, and nothing else, and do a partner's main job with the packaged application. Needs npm,
 * Maven, and their registries; not part of any build:
 * {@code mvn verify -Pproof -Dit.test=ClientsProof}.
 */
class ClientsProof {

    private static final UUID ACME = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final Path CONTRACT = Path.of("openapi", "openapi.yaml");
    private static final Path WORK = Path.of("target", "clients-proof").toAbsolutePath();
    private static final Set<String> LEFT_OUT = Set.of("build", "generated", "node_modules", "target");
    /** Maven resets colours even where it uses none. */
    private static final String COLOUR = "\u001b\\[[0-9;]*m";

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    @TempDir
    private static Path directory;

    private static Instance instance;
    private static Api owner;

    @BeforeAll
    static void start() throws Exception {
        instance = Instance.start(
                directory, Map.of("SEATLEDGER_DEMO", "true", "SEATLEDGER_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.1/32"));
        owner = Api.at(instance.address(), "owner", ACME);
        Files.createDirectories(WORK.resolve("clients"));
        Files.write(WORK.resolve("openapi.yaml"), Files.readAllBytes(CONTRACT));
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @Test
    void typescript() throws Exception {
        Path client = copyOf("typescript");
        run(client, "npm", "ci", "--no-audit", "--no-fund");
        run(client, "npm", "run", "generate");
        run(client, "npm", "run", "build");

        checkAnswers(() -> run(client, "npm", "start", "--silent"));
    }

    @Test
    void java() throws Exception {
        Path client = copyOf("java");
        run(client, maven("compile"));

        Map<String, String> told = checkAnswers(() -> run(client, maven("exec:java")));

        assertTrue(told.get("delivered").matches("unit\\.created [0-9]+, verified"), told.get("delivered"));
    }

    /** What the client says it did is what the API says has happened. */
    private static Map<String, String> checkAnswers(Job job) throws Exception {
        int usersBefore = users();

        Map<String, String> told = results(job.run());

        System.out.println(told);
        assertEquals(usersBefore + 2, users());
        owner.get("/units/" + told.get("added")).then().statusCode(404);
        List<Map<String, Object>> invoices = owner.get("/companies/" + ACME + "/invoices?limit=200")
                .jsonPath()
                .getList("items");
        assertEquals(String.valueOf(invoices.size()), told.get("invoices"));
        assertTrue(
                invoices.stream().map(ClientsProof::numberAndTotal).anyMatch(told.get("invoice")::equals),
                () -> told.get("invoice") + " is not in " + invoices);
        assertEquals(told.get("added"), told.get("repeated"));
        assertEquals(String.valueOf(lastEvent()), told.get("events"));
        assertEquals("1 out, 2 in", told.get("batch"));
        return told;
    }

    private static int users() {
        return owner.get("/companies/" + ACME + "/plan").jsonPath().getInt("units.find { it.type == 'user' }.created");
    }

    private static long lastEvent() {
        return owner.get("/companies/" + ACME + "/plan").jsonPath().getLong("sequence");
    }

    private static String numberAndTotal(Map<String, Object> invoice) {
        Map<?, ?> total = (Map<?, ?>) invoice.get("total");
        return "%s of %s %s".formatted(invoice.get("number"), total.get("amount"), total.get("currency"));
    }

    /** Of lines like {@code invoices: 3}. */
    private static Map<String, String> results(String output) {
        return Arrays.stream(output.replaceAll(COLOUR, "").split("\n"))
                .map(line -> line.split(": ", 2))
                .filter(line -> line.length == 2)
                .collect(Collectors.toMap(line -> line[0], line -> line[1].trim(), (first, second) -> second));
    }

    private static String run(Path directory, String... command) throws Exception {
        long start = System.nanoTime();
        Path output = Files.createTempFile(WORK, directory.getFileName().toString(), ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SEATLEDGER_URL", instance.address());
        Process process = builder.start();
        boolean ended = process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended, () -> "still running: " + text(output));
        assertEquals(0, process.exitValue(), () -> text(output));
        System.out.printf("%s: %s in %d ms%n", directory.getFileName(), String.join(" ", command), millisSince(start));
        return text(output);
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static String[] maven(String goal) {
        List<String> command = new ArrayList<>(List.of("mvn", "--batch-mode", "--quiet", goal));
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        return command.toArray(String[]::new);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The committed files of a client, beside the contract as in the repository. */
    private static Path copyOf(String client) throws IOException {
        Path from = CONTRACT.resolveSibling("clients").resolve(client);
        Path to = WORK.resolve("clients").resolve(client);
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (LEFT_OUT.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.write(to.resolve(from.relativize(file)), Files.readAllBytes(file));
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }

    private interface Job {
        String run() throws Exception;
    }
}
