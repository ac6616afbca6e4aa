package dev.seatledger.shared.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LeasedWorkTest {

    private static final UUID COMPANY = new UUID(0, 1);
    private static final Duration NEVER = Duration.ofHours(1);

    private final Vertx vertx = Vertx.vertx();
    private final Tasks tasks = new Tasks();

    @AfterEach
    void closeVertx() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void claimsAsManyTasksAsItHasPlacesAndTheNextOneWhenOneEnds() throws Exception {
        tasks.add(3);

        work(NEVER, 2).start();
        FakeTask first = tasks.started();
        FakeTask second = tasks.started();
        first.end.complete();
        FakeTask third = tasks.started();

        assertEquals(List.of("any 2", "any 1"), tasks.claims);
        assertEquals(Set.of(1, 2, 3), Set.of(first.number, second.number, third.number));
    }

    @Test
    void looksAtACompanyOnceMoreThatHasChangedWhileItsTaskWasLeased() throws Exception {
        tasks.add(1);
        LeasedWork<FakeTask> work = work(NEVER, 2);
        work.start();
        FakeTask leased = tasks.started();
        work.committed(COMPANY);
        tasks.await("woken 1");

        tasks.add(1);
        leased.end.complete();

        tasks.started();
        assertEquals(List.of("any 2", "woken 1", "woken 2"), tasks.claims);
    }

    @Test
    void isNotWokenByCompaniesThatHaveNoTasks() throws Exception {
        LeasedWork<FakeTask> work = work(NEVER, 2);
        work.start();
        tasks.await("any 2");

        work.committed(new UUID(0, 2));
        work.expect(COMPANY);

        tasks.await("woken 2");
        assertEquals(Set.of(COMPANY), tasks.woken);
    }

    @Test
    void findsWithASweepWhatNobodyHasWokenItFor() throws Exception {
        work(Duration.ofMillis(5), 1).start();
        tasks.await("any 1");

        tasks.add(1);

        assertEquals(1, tasks.started().number);
    }

    @Test
    void beginsOnceItCouldPrepare() throws Exception {
        tasks.failures.set(2);
        tasks.add(1);

        work(Duration.ofMillis(5), 1).start();

        tasks.started();
        assertEquals(-1, tasks.failures.get());
    }

    @Test
    void stopsTasksAndWaitsForThem() throws Exception {
        tasks.add(1);
        LeasedWork<FakeTask> work = work(NEVER, 2);
        work.start();
        FakeTask task = tasks.started();
        task.endsWhenStopped = true;

        long before = System.nanoTime();
        work.drain();

        assertTrue(task.end.future().isComplete());
        assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(2), "did not notice the end");
    }

    @Test
    void refusesALeaseThatMayExpireDuringAnAttempt() {
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class,
                () -> new LeasedWork.Settings("mail", Duration.ofSeconds(19), Duration.ofSeconds(10), NEVER, 1));

        assertEquals(
                "seatledger.mail.lease must be at least twice seatledger.mail.attempt-timeout", refusal.getMessage());
    }

    private LeasedWork<FakeTask> work(Duration sweepEvery, int places) {
        return new LeasedWork<>(
                tasks,
                new LeasedWork.Settings("tests", Duration.ofSeconds(20), Duration.ofSeconds(10), sweepEvery, places),
                vertx);
    }

    private static final class FakeTask implements LeasedWork.Task {

        private final int number;
        private final BlockingQueue<FakeTask> started;
        private final Promise<Void> end = Promise.promise();
        private volatile boolean endsWhenStopped;

        private FakeTask(int number, BlockingQueue<FakeTask> started) {
            this.number = number;
            this.started = started;
        }

        @Override
        public UUID companyId() {
            return COMPANY;
        }

        @Override
        public Future<Void> start() {
            started.add(this);
            return end.future();
        }

        @Override
        public void stop() {
            if (endsWhenStopped) {
                end.complete();
            }
        }
    }

    /** Tasks of one company, and what they were claimed by. */
    private static final class Tasks implements LeasedWork.Source<FakeTask> {

        private final Queue<FakeTask> due = new ConcurrentLinkedQueue<>();
        private final BlockingQueue<FakeTask> started = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
        private final List<String> claims = new ArrayList<>();
        private final Set<UUID> woken = ConcurrentHashMap.newKeySet();
        private final AtomicInteger failures = new AtomicInteger();
        private int added;

        private void add(int number) {
            for (int i = 0; i < number; i++) {
                due.add(new FakeTask(++added, started));
            }
        }

        private FakeTask started() throws InterruptedException {
            FakeTask task = started.poll(10, TimeUnit.SECONDS);
            assertTrue(task != null, "nothing was started");
            return task;
        }

        private void await(String claim) throws InterruptedException {
            String call = calls.poll(10, TimeUnit.SECONDS);
            while (!claim.equals(call)) {
                assertTrue(call != null, "not claimed: " + claim);
                call = calls.poll(10, TimeUnit.SECONDS);
            }
        }

        @Override
        public Future<Void> prepare() {
            return failures.getAndDecrement() > 0 ? Future.failedFuture("not yet") : Future.succeededFuture();
        }

        @Override
        public Future<Set<UUID>> companies() {
            return Future.succeededFuture(Set.of(COMPANY));
        }

        @Override
        public Future<List<FakeTask>> claim(UUID lease, List<UUID> companies, int limit) {
            woken.addAll(companies);
            return claimed("woken " + limit, limit);
        }

        @Override
        public Future<List<FakeTask>> claimAny(UUID lease, int limit) {
            return claimed("any " + limit, limit);
        }

        private Future<List<FakeTask>> claimed(String claim, int limit) {
            List<FakeTask> claimed = new ArrayList<>();
            while (claimed.size() < limit && !due.isEmpty()) {
                claimed.add(due.remove());
            }
            claims.add(claim);
            calls.add(claim);
            return Future.succeededFuture(claimed);
        }

        @Override
        public Future<Integer> prune(int limit) {
            return Future.succeededFuture(0);
        }
    }
}
