package dev.seatledger.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a failing script shorter: leaves out halves, quarters and so on down to single commands, as long as a fresh company still fails
 * over the same. What is concurrent need not fail again, so it is tried a few times before it is given up.
 */
final class Shrinker {

    private static final int MOST_REPLAYS = 200;
    private static final int TRIES = 3;

    /** @param repeated whether it failed again at all */
    record Shrunk(Script script, Failure failure, int replays, boolean repeated) {}

    private final Wire wire;
    private final String topic;
    private Script script;
    private Failure failure;
    private boolean repeated;
    private int replays;

    private Shrinker(Wire wire, Script script, Failure failure) {
        this.wire = wire;
        this.topic = failure.mismatch().topic();
        this.script = upTo(script, failure);
        this.failure = failure;
    }

    static Shrunk shrink(Wire wire, Script script, Failure failure) {
        Shrinker shrinker = new Shrinker(wire, script, failure);
        for (int i = 0; i < TRIES && !shrinker.repeated; i++) {
            shrinker.tryOut(shrinker.script);
        }
        if (shrinker.repeated) {
            shrinker.leaveOut();
            shrinker.simplify();
        }
        return new Shrunk(shrinker.script, shrinker.failure, shrinker.replays, shrinker.repeated);
    }

    private static Script upTo(Script script, Failure failure) {
        int length = Math.min(script.commands().size(), failure.index() + 1);
        return script.with(script.commands().subList(0, length));
    }

    private void leaveOut() {
        int chunk = Math.max(1, script.commands().size() / 2);
        while (replays < MOST_REPLAYS) {
            boolean shorter = leaveOut(chunk);
            if (chunk == 1 && !shorter) {
                return;
            }
            if (!shorter) {
                chunk = Math.max(1, chunk / 2);
            }
        }
    }

    /** From the end, because what comes last has failed and what comes first may have led to it. */
    private boolean leaveOut(int chunk) {
        boolean shorter = false;
        int end = script.commands().size();
        while (end > 0 && replays < MOST_REPLAYS) {
            int start = Math.max(0, end - chunk);
            List<Command> rest = new ArrayList<>(script.commands().subList(0, start));
            rest.addAll(script.commands().subList(end, script.commands().size()));
            if (tryOut(script.with(rest))) {
                shorter = true;
            }
            end = Math.min(start, script.commands().size());
        }
        return shorter;
    }

    /** Fewer units in a batch, fewer requests at once. */
    private void simplify() {
        for (int i = 0; i < script.commands().size(); i++) {
            for (Command simpler : simpler(script.commands().get(i))) {
                List<Command> commands = new ArrayList<>(script.commands());
                commands.set(i, simpler);
                if (replays < MOST_REPLAYS && tryOut(script.with(commands))) {
                    i--;
                    break;
                }
            }
        }
    }

    private static List<Command> simpler(Command command) {
        List<Command> simpler = new ArrayList<>();
        if (command.kind() == Command.Kind.BATCH) {
            int users = command.users();
            int numbers = command.numbers();
            int remove = command.remove();
            for (int fewer : new int[] {0, users / 2, users - 1}) {
                simpler.add(with(command, fewer, numbers, remove));
            }
            for (int fewer : new int[] {0, numbers / 2, numbers - 1}) {
                simpler.add(with(command, users, fewer, remove));
            }
            simpler.add(with(command, users, numbers, remove - 1));
            simpler.removeIf(other -> other.users() < 0 || other.numbers() < 0 || other.remove() < 0);
            simpler.removeIf(command::equals);
        }
        for (int i = 0; i < command.group().size(); i++) {
            List<Command> fewer = new ArrayList<>(command.group());
            fewer.remove(i);
            simpler.add(Command.together(fewer));
        }
        return simpler;
    }

    private static Command with(Command batch, int users, int numbers, int remove) {
        return new Command(batch.kind(), null, users, numbers, remove, batch.pick(), batch.size(), List.of());
    }

    private boolean tryOut(Script candidate) {
        replays++;
        Optional<Failure> found = new CompanyRun(wire, candidate, new Tally()).run(() -> true);
        if (found.isEmpty() || !found.get().mismatch().topic().equals(topic)) {
            return false;
        }
        repeated = true;
        failure = found.get();
        script = upTo(candidate, failure);
        return true;
    }
}
