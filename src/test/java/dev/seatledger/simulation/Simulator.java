package dev.seatledger.simulation;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lives through made-up companies with the real application, over HTTP, and compares all that it answers with the {@link Oracle}. All
 * that is done follows from the seed, whatever the number of workers; only what happens at once may come in another order.
 */
final class Simulator {

    private final Wire wire;
    private final long seed;
    private final Tally tally = new Tally();
    private final AtomicBoolean stopped = new AtomicBoolean();

    private Simulator(Wire wire, long seed) {
        this.wire = wire;
        this.seed = seed;
    }

    /**
     * Lives through whole companies with at least so many commands in all, some of which will have nothing to do.
     *
     * @param wire to instances that share a database
     * @param workers each has a company of its own at a time
     * @throws AssertionError naming the seeds, the command, what was expected and found, and a short list of commands that fails too
     */
    static Report run(Wire wire, long seed, int commands, int workers) {
        long start = System.nanoTime();
        Simulator simulator = new Simulator(wire, seed);
        simulator.run(companySeeds(seed, commands), workers);
        Tally tally = simulator.tally;
        return new Report(
                tally.commands.sum(),
                tally.companies.sum(),
                tally.documents.sum(),
                tally.refused.sum(),
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    /**
     * Lives through one company again.
     *
     * @param lines of a failure: the terms, then the commands
     */
    static void replay(List<URI> instances, String lines) {
        replay(instances, Script.parse(lines));
    }

    /** Lives through the company again that was made up from this seed. */
    static void replay(List<URI> instances, long companySeed) {
        replay(instances, ScriptWriter.write(companySeed));
    }

    private static void replay(List<URI> instances, Script script) {
        new Simulator(new Wire(instances), 0).live(script);
    }

    private static List<Long> companySeeds(long seed, int commands) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> seeds = new ArrayList<>();
        long planned = 0;
        while (planned < commands) {
            long next = random.nextLong();
            seeds.add(next);
            planned += ScriptWriter.write(next).commands().stream()
                    .mapToInt(command -> Math.max(1, command.group().size()))
                    .sum();
        }
        return seeds;
    }

    private void run(List<Long> companySeeds, int workers) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(workers, task -> new Thread(task, "simulator"));
        try {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                working.add(threads.submit(() -> work(companySeeds, next)));
            }
            for (Future<?> one : working) {
                await(one);
            }
        } finally {
            stopped.set(true);
            threads.shutdownNow();
        }
    }

    private void work(List<Long> companySeeds, AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < companySeeds.size() && !stopped.get(); i = next.getAndIncrement()) {
            live(ScriptWriter.write(companySeeds.get(i)));
        }
    }

    private void live(Script script) {
        CompanyRun company = new CompanyRun(wire, script, tally);
        Optional<Failure> failure;
        try {
            failure = company.run(() -> !stopped.get());
        } catch (RuntimeException e) {
            stopped.set(true);
            String where = "seed %d, company seed %d, command %d".formatted(seed, script.seed(), company.index());
            throw new AssertionError("no answer that could be compared: " + where, e);
        }
        if (failure.isPresent() && stopped.compareAndSet(false, true)) {
            throw new AssertionError(told(script, failure.get()), failure.get().mismatch());
        }
    }

    private String told(Script script, Failure failure) {
        Shrinker.Shrunk shrunk = Shrinker.shrink(wire, script, failure);
        int index = failure.index();
        List<Command> commands = script.commands();
        String command = index >= 0 && index < commands.size() ? Script.line(commands.get(index)) : "none";
        return """
                %s
                seed %d, company seed %d, company %s, command %d of %d: %s
                %s after %d replays, %d commands (company %s: %s):
                %s
                which are, over HTTP:
                %s
                """.formatted(
                        failure.mismatch().getMessage(),
                        seed,
                        script.seed(),
                        failure.companyId(),
                        index,
                        commands.size(),
                        command,
                        shrunk.repeated() ? "Shrunk" : "It did not happen again",
                        shrunk.replays(),
                        shrunk.script().commands().size(),
                        shrunk.failure().companyId(),
                        shrunk.failure().mismatch().getMessage(),
                        shrunk.script().toLines(),
                        String.join("\n", shrunk.failure().requests()));
    }

    private static void await(Future<?> worker) {
        try {
            worker.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError) {
                throw (AssertionError) e.getCause();
            }
            throw new AssertionError("the simulation itself failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
