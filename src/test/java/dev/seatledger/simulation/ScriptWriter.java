package dev.seatledger.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import dev.seatledger.simulation.Command.Kind;

/** Makes up what happens to a company. The same seed gives the same script, whoever runs it. */
final class ScriptWriter {

    private static final int SHORTEST = 40;
    private static final int LONGEST = 80;
    private static final long DAY = TimeUnit.DAYS.toMicros(1);

    private final SplittableRandom random;
    private final Terms terms;
    private final List<Command> commands = new ArrayList<>();
    private boolean suspended;

    private ScriptWriter(long seed) {
        this.random = new SplittableRandom(seed);
        this.terms = new TermsWriter(random.split()).write();
    }

    static Script write(long seed) {
        ScriptWriter writer = new ScriptWriter(seed);
        writer.writeCommands();
        return new Script(seed, writer.terms, writer.commands);
    }

    private void writeCommands() {
        int length = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
        if (random.nextInt(5) > 0) {
            commands.add(fill());
        }
        if (terms.start().isAfter(terms.clockAtFirst().atZone(terms.zone()).toLocalDate())) {
            commands.add(Command.of(Kind.ADD, anyType(), 0, 0));
            commands.add(Command.of(Kind.CLOCK_TO_BOUNDARY, 0, random.nextBoolean() ? 0 : -1));
            commands.add(Command.of(Kind.CLOCK_TO_BOUNDARY, 0, random.nextInt(2)));
            commands.add(fill());
        }
        while (commands.size() < length) {
            commands.add(suspended && random.nextInt(4) == 0 ? resume() : next());
        }
    }

    /** About as many units as are included, so that the next ones cost something, or just do not. */
    private Command fill() {
        return Command.batch(about(UnitType.USER), about(UnitType.NUMBER), 0, random.nextInt(2));
    }

    private int about(UnitType type) {
        Terms.Commitment commitment = terms.units().get(type);
        return commitment == null ? 0 : Math.max(0, commitment.included() - 3 + random.nextInt(6));
    }

    private Command next() {
        int which = random.nextInt(1000);
        if (which < 220) {
            return Command.of(Kind.ADD, anyType(), random.nextInt(1000), 0);
        } else if (which < 300) {
            return Command.batch(some(UnitType.USER), some(UnitType.NUMBER), 0, random.nextInt(1000));
        } else if (which < 440) {
            return Command.of(Kind.DELETE, anyType(), random.nextInt(1000), 0);
        } else if (which < 500) {
            return swap();
        } else if (which < 530) {
            return missed();
        } else if (which < 740) {
            return clock();
        } else if (which < 820) {
            return amendment();
        } else if (which < 915) {
            return money();
        } else if (which < 925) {
            return whole();
        } else {
            return together();
        }
    }

    private int some(UnitType type) {
        return terms.units().containsKey(type) || random.nextInt(20) == 0 ? random.nextInt(6) : 0;
    }

    private Command swap() {
        int remove = 1 + random.nextInt(5);
        int users = terms.units().size() == 2
                ? random.nextInt(remove + 1)
                : terms.units().containsKey(UnitType.USER) ? remove : 0;
        int more = random.nextInt(4) == 0 ? random.nextInt(3) : 0;
        return Command.batch(users + more, remove - users, remove, random.nextInt(1000));
    }

    /** Names a unit that is gone. */
    private Command missed() {
        if (random.nextBoolean()) {
            return Command.of(Kind.DELETE_AGAIN, random.nextInt(1000), 0);
        }
        return new Command(Kind.BATCH, null, random.nextInt(3), 1, 1, random.nextInt(1000), 1, List.of());
    }

    private Command clock() {
        return switch (random.nextInt(20)) {
            case 0 -> Command.of(Kind.CLOCK, 0, 0);
            case 1, 2 -> Command.of(Kind.CLOCK, 0, 1 + random.nextInt(5_000_000));
            case 3, 4, 5, 6 -> Command.of(Kind.CLOCK, 0, random.nextLong(3 * DAY));
            case 7, 8, 9 -> Command.of(Kind.CLOCK, 0, random.nextLong(25 * DAY));
            case 10, 11, 12, 13 -> Command.of(Kind.CLOCK_TO_BOUNDARY, random.nextInt(3) / 2, 0);
            case 14, 15 -> Command.of(Kind.CLOCK_TO_BOUNDARY, 0, -1);
            case 16 -> Command.of(Kind.CLOCK_TO_BOUNDARY, 0, 1 + random.nextLong(2 * DAY));
            case 17 -> Command.of(Kind.CLOCK, 0, random.nextLong(400 * DAY));
            case 18 ->
                random.nextInt(3) > 0
                        ? Command.of(Kind.CLOCK_TO_BOUNDARY, random.nextInt(14), 0)
                        : Command.of(Kind.CLOCK, 0, random.nextLong(1000 * DAY));
            default -> Command.of(Kind.CLOCK, 0, -1 - random.nextLong(DAY));
        };
    }

    /** A commitment that is billed on several invoices and then falls: its credit may need more than one of them. */
    private Command fallAfterCredits() {
        UnitType type = anyType();
        commands.add(Command.of(Kind.AMEND_NOW, type, 2, 2 + random.nextInt(5)));
        commands.add(Command.of(Kind.AMEND_NOW, type, 2, 1 + random.nextInt(3)));
        commands.add(Command.of(Kind.CREDIT, -1 - random.nextInt(3), 300 + random.nextInt(700)));
        commands.add(Command.of(Kind.CREDIT, -1 - random.nextInt(4), 500 + random.nextInt(500)));
        commands.add(Command.of(Kind.CREDIT, -1 - random.nextInt(5), 700 + random.nextInt(300)));
        return Command.of(Kind.AMEND_NOW, type, 1, random.nextInt(3));
    }

    private Command amendment() {
        Kind kind = random.nextBoolean() ? Kind.AMEND_NOW : Kind.AMEND_AT_RENEWAL;
        UnitType type = anyType();
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(3) == 0 ? fallAfterCredits() : Command.of(kind, type, 0, random.nextInt(36));
            case 1 -> Command.of(kind, type, 0, 8 + random.nextInt(5));
            case 2, 3 -> Command.of(kind, type, 1, random.nextInt(4));
            case 4 -> Command.of(kind, type, 2, random.nextInt(9) - 4);
            default -> Command.of(kind, type, 2, random.nextInt(3) - 3);
        };
    }

    private Command money() {
        int pick = random.nextInt(1000);
        return switch (random.nextInt(12)) {
            case 0, 1 -> Command.of(Kind.PAY, pick, Command.ALL);
            case 2, 3 -> Command.of(Kind.PAY, pick, random.nextLong(Command.ALL));
            case 4 -> Command.of(Kind.PAY, pick, Command.ALL + 1);
            case 5, 6 -> Command.of(Kind.SETTLE, pick, 0);
            case 7, 8 -> Command.of(Kind.CREDIT, pick, random.nextLong(Command.ALL));
            case 9 -> Command.of(Kind.CREDIT, pick, random.nextInt(4) == 0 ? Command.ALL : random.nextLong(200));
            case 10 -> Command.of(Kind.CREDIT, pick, -1);
            default -> Command.of(Kind.CREDIT, pick, Command.ALL + 1);
        };
    }

    /** What happens to the company as a whole. */
    private Command whole() {
        if (random.nextInt(3) == 0) {
            return Command.of(Kind.CANCEL, 0, 0);
        }
        suspended = true;
        return Command.of(Kind.SUSPEND, 0, 0);
    }

    private Command resume() {
        suspended = false;
        return Command.of(Kind.RESUME, 0, 0);
    }

    private Command together() {
        UnitType added = anyType();
        List<Command> group = new ArrayList<>();
        int size = 2 + random.nextInt(7);
        int deletes = random.nextInt(size);
        for (int i = 0; i < size; i++) {
            group.add(
                    i < deletes
                            ? Command.of(Kind.DELETE, anyType(), random.nextInt(1000), 0)
                            : Command.of(Kind.ADD, added, random.nextInt(1000), 0));
        }
        return Command.together(group);
    }

    private UnitType anyType() {
        UnitType type = random.nextInt(3) > 0 ? UnitType.USER : UnitType.NUMBER;
        boolean known = terms.units().containsKey(type);
        if (known || random.nextInt(20) == 0) {
            return type;
        }
        return type == UnitType.USER ? UnitType.NUMBER : UnitType.USER;
    }
}
