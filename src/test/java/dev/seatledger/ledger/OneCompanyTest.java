package dev.seatledger.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.seatledger.shared.persistence.DatabasePool;
import dev.seatledger.testing.HttpTest;
import dev.seatledger.testing.PartitionedCopy;
import dev.seatledger.testing.Receiver;
import dev.seatledger.testing.StatementRecorder;
import dev.seatledger.testing.StatementRecorder.Sent;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * A statement keeps to the rows of one company, so that companies can be spread over several databases (ADR 0006). What the application
 * sends while companies live is planned on a schema that is partitioned by company.
 */
@QuarkusTest
class OneCompanyTest extends HttpTest {

    private static final String EXCEPTIONS = "/statements-of-several-companies.yaml";

    private static final Duration SOON = Duration.ofSeconds(20);

    /** Plans differ by arguments, but not among those that are alike. */
    private static final int PLANS = 10;

    private static final Pattern PLANNED =
            Pattern.compile("(?i)\\s*(--.*\\s+)*(select|with|insert|update|delete)\\b[\\s\\S]*");
    private static final Pattern CALL = Pattern.compile("\\b([a-z_0-9]++)\\(");
    /** The first argument is a table's alias. */
    private static final Pattern CALL_WITH_ROW = Pattern.compile("\\b([a-z_0-9]++)\\(\\s*[a-z_0-9]++\\s*[,)]");

    private static final Pattern WHOLE_ROW = Pattern.compile("\\b[a-z_0-9]++\\(++[a-z_0-9]++\\.\\*");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    StatementRecorder recorder;

    @Inject
    DatabasePool pool;

    @Inject
    Vertx vertx;

    /** What a database that spreads companies does not like in a statement. */
    enum Finding {
        /** It is asked for rows of several companies. */
        SEVERAL_COMPANIES,
        /** It changes rows by a function that tells something else each time, which each place would call for itself. */
        VOLATILE_CHANGE,
        /** It hands a whole row to a function; in each place the row is of another type. */
        WHOLE_ROW
    }

    /**
     * A statement that may be what others must not be.
     *
     * @param statement a part that tells it from others
     */
    record Excuse(String statement, Finding finding, String reason) {

        boolean isOf(String sql) {
            return oneLine(sql).contains(statement);
        }
    }

    @AfterEach
    void stopRecording() {
        recorder.stop();
    }

    @Test
    void statementsKeepToOneCompany() throws Exception {
        List<Excuse> exceptions = exceptions();
        try (Receiver receiver = Receiver.start()) {
            CompanyLife life = new CompanyLife(receiver);
            recorder.start();
            life.live();
            addToSeveralCompanies(life);
            letSweepsRun(exceptions);
            recorder.stop();

            assertEquals(List.of(), life.refused());
            assertEquals(List.of(), life.left(), "operations that are not part of the life");
            try (PartitionedCopy copy = PartitionedCopy.of(life.companies())) {
                assertExceptions(exceptions, plan(copy));
            }
        }
    }

    /** Several commands that arrive at the same time and are about one company. */
    @Test
    void batchesOfOneCompanySayWhichOne() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            CompanyLife life = new CompanyLife(receiver);
            UUID companyId = life.onboard(aCompany().units("user", 1_000, "30.00", "40.00"));
            int commands = 16;
            List<Sent> writes = Collections.nCopies(commands, null);
            while (writes.size() == commands) {
                recorder.start();
                life.addAtOnce(Collections.nCopies(commands, companyId));
                recorder.stop();
                writes = recorder.sent().stream()
                        .filter(sent -> sent.sql().startsWith("WITH change AS") && tells(sent, companyId))
                        .toList();
            }

            List<String> others = recorder.sent().stream()
                    .filter(sent -> sent.sql().contains("company_head h") && tells(sent, companyId))
                    .filter(sent -> !sent.arguments().contains(companyId))
                    .map(Sent::sql)
                    .toList();
            assertEquals(List.of(), others);
        }
    }

    private static boolean tells(Sent sent, UUID companyId) {
        return sent.arguments().stream()
                .anyMatch(value -> value instanceof Object[] several
                        ? Arrays.asList(several).contains(companyId)
                        : String.valueOf(value).contains(companyId.toString()));
    }

    /** Until some have shared a statement, which nobody can order. */
    private void addToSeveralCompanies(CompanyLife life) {
        List<UUID> companies =
                Stream.generate(() -> life.onboard(aCompany())).limit(6).toList();
        companies.forEach(companyId -> life.addAtOnce(List.of(companyId)));
        Receiver.await(
                () -> {
                    life.addAtOnce(companies);
                    return recorder.sent().stream()
                            .anyMatch(sent -> sent.sql().startsWith("WITH change AS")
                                    && companies.stream()
                                                    .filter(companyId -> tells(sent, companyId))
                                                    .count()
                                            > 1);
                },
                "a batch of several companies");
    }

    /** Nobody asks for what happens now and then. */
    private void letSweepsRun(List<Excuse> exceptions) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < deadline && !exceptions.stream().allMatch(this::hasBeenSent)) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private boolean hasBeenSent(Excuse exception) {
        return recorder.sent().stream().map(Sent::sql).distinct().anyMatch(exception::isOf);
    }

    private Map<String, Set<Finding>> plan(PartitionedCopy copy) {
        Map<String, List<Sent>> statements = new LinkedHashMap<>();
        recorder.sent().stream()
                .filter(sent -> PLANNED.matcher(sent.sql()).matches())
                .forEach(sent -> statements
                        .computeIfAbsent(sent.sql(), sql -> new ArrayList<>())
                        .add(sent));
        Map<String, Set<Finding>> findings = new LinkedHashMap<>();
        Set<String> unseen = new TreeSet<>(copy.tenantTables());
        PgConnection connection = await(PgConnection.connect(vertx, options()));
        try {
            statements.forEach((sql, sent) -> {
                Set<Finding> ofStatement = new TreeSet<>();
                sent.stream().limit(PLANS).forEach(each -> {
                    JsonNode plan = explain(connection, each);
                    ofStatement.addAll(findings(sql, plan, copy));
                    names(plan).forEach(name -> unseen.remove(tableOf(name, copy)));
                });
                findings.put(sql, ofStatement);
            });
        } finally {
            await(connection.close());
        }
        assertEquals(Set.of(), unseen, "tables that the life does not reach");
        return findings;
    }

    private static String tableOf(String name, PartitionedCopy copy) {
        PartitionedCopy.Partition partition = copy.partition(name);
        return partition == null ? name : partition.table();
    }

    private PgConnectOptions options() {
        return pool.session("planning")
                .addProperty("plan_cache_mode", "force_custom_plan")
                .addProperty("search_path", PartitionedCopy.SCHEMA + ",public");
    }

    private static JsonNode explain(PgConnection connection, Sent sent) {
        String explain = "EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) " + sent.sql();
        try {
            return JSON.readTree(await(connection.preparedQuery(explain).execute(sent.tuple()))
                    .iterator()
                    .next()
                    .getValue(0)
                    .toString());
        } catch (IOException | IllegalStateException e) {
            throw new AssertionError(sent.sql(), e);
        }
    }

    private static Set<Finding> findings(String sql, JsonNode plan, PartitionedCopy copy) {
        Set<Finding> findings = new HashSet<>();
        long places = plan.findParents("Relation Name").stream()
                .filter(node -> node.path("Node Type").asText().endsWith("Scan"))
                .map(node -> copy.partition(node.path("Relation Name").asText()))
                .filter(Objects::nonNull)
                .map(PartitionedCopy.Partition::remainder)
                .distinct()
                .count();
        if (places > 1) {
            findings.add(Finding.SEVERAL_COMPANIES);
        }
        if (WHOLE_ROW.matcher(plan.toString()).find()
                || calls(CALL_WITH_ROW, sql).anyMatch(copy::takesRow)) {
            findings.add(Finding.WHOLE_ROW);
        }
        if (changes(plan).anyMatch(change -> isVolatile(change, copy))) {
            findings.add(Finding.VOLATILE_CHANGE);
        }
        return findings;
    }

    private static List<String> names(JsonNode plan) {
        return plan.findValuesAsText("Relation Name");
    }

    private static Stream<JsonNode> changes(JsonNode plan) {
        Set<String> kinds = Set.of("Update", "Delete");
        return plan.findParents("Operation").stream()
                .filter(node -> kinds.contains(node.path("Operation").asText()));
    }

    /** What is added on the way may have been given an instant or an identifier of its own. */
    private static boolean isVolatile(JsonNode change, PartitionedCopy copy) {
        JsonNode alone = change.deepCopy();
        alone.findParents("Plans").forEach(node -> node.path("Plans").forEach(child -> {
            if (child.path("Operation").asText().equals("Insert")) {
                ((ObjectNode) child).removeAll();
            }
        }));
        boolean isOfCompanies = names(change).stream().anyMatch(name -> copy.partition(name) != null);
        return isOfCompanies && calls(CALL, alone.toString()).anyMatch(copy::isVolatile);
    }

    private static Stream<String> calls(Pattern call, String text) {
        return call.matcher(text).results().map(found -> found.group(1));
    }

    private static void assertExceptions(List<Excuse> exceptions, Map<String, Set<Finding>> findings) {
        Set<Excuse> needed = new LinkedHashSet<>();
        List<String> unexcused = new ArrayList<>();
        findings.forEach((sql, ofStatement) -> ofStatement.forEach(finding -> {
            List<Excuse> excuses = exceptions.stream()
                    .filter(exception -> exception.finding() == finding && exception.isOf(sql))
                    .toList();
            needed.addAll(excuses);
            if (excuses.isEmpty()) {
                unexcused.add(finding + ": " + oneLine(sql));
            }
        }));
        assertEquals("", String.join("\n", unexcused), "statements that are not in " + EXCEPTIONS);
        assertEquals(
                List.of(),
                exceptions.stream()
                        .filter(exception -> !needed.contains(exception))
                        .toList(),
                "no longer needed in " + EXCEPTIONS);
    }

    private static List<Excuse> exceptions() throws IOException {
        try (InputStream yaml = OneCompanyTest.class.getResourceAsStream(EXCEPTIONS)) {
            return new YAMLMapper().readValue(yaml, new TypeReference<>() {});
        }
    }

    private static String oneLine(String sql) {
        return sql.replaceAll("(?m)^\\s*--.*$", "").replaceAll("\\s+", " ").strip();
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
