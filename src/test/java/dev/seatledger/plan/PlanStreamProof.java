package dev.seatledger.plan;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.plan.ManyStreams.Client;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.Instance;
import dev.seatledger.testing.Metrics;
import dev.seatledger.testing.Wait;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Many open streams on one instance, of one company and of a hundred. Everybody gets each plan that is waited for; memory, time and CPU are
 * printed, not judged. The clients run in this process, on the same machine.
 */
class PlanStreamProof {

    private static final int COMPANIES = 100;
    private static final int CHANGES = 30;
    private static final int AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Map<UUID, Api> OWNERS = new ConcurrentHashMap<>();

    @TempDir
    Path directory;

    /** What an instance takes. Heap: what is left of it after a collection. */
    private record Load(long residentKilobytes, long heapKilobytes, Duration cpu) {}

    @Test
    void everybodyGetsTheLastPlan() throws Exception {
        int streams = Integer.getInteger("seatledger.streams.open", 5_000);
        Map<String, String> environment = Map.of(
                "SEATLEDGER_DEMO",
                "true",
                "SEATLEDGER_STREAMS_MAX_OPEN",
                String.valueOf(2 * streams),
                "JAVA_TOOL_OPTIONS",
                "-Xmx512m");
        try (Instance instance = Instance.start(directory, environment)) {
            UUID warmUp = onboard(instance);
            prove(instance, List.of(warmUp), Math.min(streams, 1_000), "first, cold");
            prove(instance, List.of(onboard(instance)), streams, "one company");
            List<UUID> companies = new ArrayList<>();
            for (int i = 0; i < COMPANIES; i++) {
                companies.add(onboard(instance));
            }
            prove(instance, companies, streams, COMPANIES + " companies");
        }
    }

    private static void prove(Instance instance, List<UUID> companies, int streams, String what) throws Exception {
        Load before = load(instance);
        try (ManyStreams many = new ManyStreams(URI.create(instance.address()).getPort())) {
            List<Client> clients = new ArrayList<>();
            List<String> tokens = companies.stream()
                    .map(company -> owner(instance, company).token())
                    .toList();
            long opening = System.nanoTime();
            for (int i = 0; i < streams; i++) {
                int company = i % companies.size();
                clients.add(many.open(companies.get(company), tokens.get(company)));
                if (i % AT_ONCE == 0) {
                    awaitFirst(clients);
                }
            }
            awaitFirst(clients);
            Duration opened = Duration.ofNanos(System.nanoTime() - opening);
            assertEquals(streams, Metrics.gauge(instance.address(), "seatledger_plan_streams"));
            assertEquals(companies.size(), Metrics.gauge(instance.address(), "seatledger_companies_watched"));
            Load open = load(instance);

            List<Long> delays = new ArrayList<>();
            List<Long> delaysOfTheLast = new ArrayList<>();
            long changing = System.nanoTime();
            for (int i = 0; i < CHANGES; i++) {
                UUID company = companies.get(i % companies.size());
                change(instance, company, delays, delaysOfTheLast, clients);
            }
            Duration changed = Duration.ofNanos(System.nanoTime() - changing);
            Load after = load(instance);
            burst(instance, companies, clients);
            assertEquals(0, clients.stream().filter(Client::isFallingBack).count(), "ids rise");

            System.out.printf(
                    "plan streams, %s: open=%d in %dms; resident %d -> %d MB, heap after collection %d -> %d KB, a stream %d KB"
                            + " of it%n",
                    what,
                    streams,
                    opened.toMillis(),
                    before.residentKilobytes / 1024,
                    open.residentKilobytes / 1024,
                    before.heapKilobytes,
                    open.heapKilobytes,
                    (open.heapKilobytes - before.heapKilobytes) / streams);
            System.out.printf(
                    "plan streams, %s: from the commit's answer to a client's event median=%dms p99=%dms max=%dms; to the last"
                            + " client's median=%dms max=%dms; %d changes in %dms, CPU %dms of the instance%n",
                    what,
                    percentile(delays, 50),
                    percentile(delays, 99),
                    percentile(delays, 100),
                    percentile(delaysOfTheLast, 50),
                    percentile(delaysOfTheLast, 100),
                    CHANGES,
                    changed.toMillis(),
                    after.cpu.minus(open.cpu).toMillis());
        }
        Metrics.await("all have left", () -> Metrics.gauge(instance.address(), "seatledger_plan_streams") == 0);
        assertEquals(0, Metrics.gauge(instance.address(), "seatledger_companies_watched"));
    }

    private static void change(
            Instance instance, UUID company, List<Long> delays, List<Long> delaysOfTheLast, List<Client> clients) {
        addUser(instance, company);
        long answered = System.nanoTime();
        long sequence = sequence(instance, company);
        List<Client> concerned = clients.stream()
                .filter(client -> client.companyId().equals(company))
                .toList();
        await(concerned, sequence);
        // Some have it before the answer is read.
        List<Long> ofThis = concerned.stream()
                .map(client -> Math.max(0, client.lastAt() - answered))
                .toList();
        delays.addAll(ofThis);
        delaysOfTheLast.add(ofThis.stream().mapToLong(Long::longValue).max().orElseThrow());
    }

    /** More than can be told one by one; the last plan comes to everybody. */
    private static void burst(Instance instance, List<UUID> companies, List<Client> clients) {
        for (int i = 0; i < CHANGES; i++) {
            companies.forEach(company -> addUser(instance, company));
        }
        for (UUID company : companies) {
            long last = sequence(instance, company);
            await(
                    clients.stream()
                            .filter(client -> client.companyId().equals(company))
                            .toList(),
                    last);
        }
    }

    private static void awaitFirst(List<Client> clients) {
        awaitUntil(() -> clients.stream().allMatch(client -> client.lastId() > 0), "all have their first plan");
    }

    private static void await(List<Client> clients, long sequence) {
        awaitUntil(() -> clients.stream().allMatch(client -> client.lastId() >= sequence), "all have " + sequence);
        assertEquals(
                0,
                clients.stream().filter(client -> client.lastId() != sequence).count(),
                "others than " + sequence);
    }

    private static void awaitUntil(BooleanSupplier condition, String what) {
        Wait.until(what, PATIENCE, condition::getAsBoolean);
    }

    private static Load load(Instance instance) throws Exception {
        String pid = String.valueOf(instance.process().pid());
        Process collection = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), pid, "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        collection.waitFor();
        long heap = given().get(instance.address() + "/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        return new Load(
                resident(pid),
                heap / 1024,
                instance.process().info().totalCpuDuration().orElse(Duration.ZERO));
    }

    private static long resident(String pid) throws IOException {
        Path status = Path.of("/proc", pid, "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    private static long percentile(List<Long> nanos, int percent) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return TimeUnit.NANOSECONDS.toMillis(sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1)));
    }

    private static UUID onboard(Instance instance) {
        return UUID.fromString(Api.at(instance.address(), "account_executive", UUID.randomUUID())
                .post(
                        "/companies",
                        CompanyBuilder.aCompany()
                                .units("user", 100_000, "1.00", "1.00")
                                .toRequest())
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static void addUser(Instance instance, UUID company) {
        owner(instance, company)
                .post("/units", Map.of("type", "user", "name", "One more"))
                .then()
                .statusCode(201);
    }

    private static long sequence(Instance instance, UUID company) {
        return owner(instance, company).read("/companies/" + company + "/plan").getLong("sequence");
    }

    private static Api owner(Instance instance, UUID company) {
        return OWNERS.computeIfAbsent(company, id -> Api.at(instance.address(), "owner", id));
    }
}
