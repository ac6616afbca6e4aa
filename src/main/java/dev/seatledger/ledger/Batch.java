package dev.seatledger.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;

/** Commands that are read, decided and written together, each company's on the state that the ones before it lead to. */
final class Batch {

    private final List<QueuedCommand<?>> commands;
    private final Map<UUID, Needs> needs = new HashMap<>();
    private final Rollovers rollovers;
    private final Clock clock;
    private final Map<UUID, OfCompany> byCompany = new LinkedHashMap<>();
    private final List<QueuedCommand<?>> later = new ArrayList<>();

    Batch(List<QueuedCommand<?>> commands, Rollovers rollovers, Clock clock) {
        this.commands = commands;
        this.rollovers = rollovers;
        this.clock = clock;
        commands.forEach(command -> needs.merge(command.companyId(), command.needsToBeSure(), Needs::and));
    }

    /** What has to be read of each company. */
    Map<UUID, Needs> needs() {
        return Map.copyOf(needs);
    }

    /** Once a window, what a company's rollover needs beside it; empty if none of these companies is due. */
    Map<UUID, Needs> needsOfRollovers(Map<UUID, CompanyState> states) {
        Map<UUID, Needs> more = new HashMap<>();
        needs.forEach((companyId, ofCommands) -> {
            CompanyState state = states.get(companyId);
            if (state != null && state.isDue(state.now(clock)) && !state.has(rollovers.needs())) {
                more.put(companyId, ofCommands.and(rollovers.needs()));
            }
        });
        return more;
    }

    /** Decides everything that can be decided on these states; those who would not write hear so at once. */
    void decide(Map<UUID, CompanyState> states) {
        for (QueuedCommand<?> command : commands) {
            CompanyState read = states.get(command.companyId());
            if (read == null) {
                command.fail(DomainFailure.notFound("company"));
            } else {
                decide(byCompany.computeIfAbsent(command.companyId(), id -> new OfCompany(read)), command);
            }
        }
        byCompany.values().stream()
                .filter(company -> company.change == null)
                .forEach(company -> company.commands.forEach(command -> command.settle(Receipt.EMPTY)));
    }

    private void decide(OfCompany company, QueuedCommand<?> command) {
        Instant now = company.state().now(clock);
        if (company.isClosed || !company.canDecide(command, now) || !company.decide(command, now)) {
            company.isClosed = true;
            later.add(command);
        }
    }

    /** Commands that are to be decided on another reading, in their order. */
    List<QueuedCommand<?>> later() {
        return List.copyOf(later);
    }

    List<UUID> companies() {
        return commands.stream().map(QueuedCommand::companyId).distinct().toList();
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        byCompany.values().forEach(company -> {
            if (company.change != null) {
                changes.add(company.change);
            }
        });
        return changes;
    }

    boolean drawsNumbers() {
        return changes().stream().anyMatch(Change::drawsNumbers);
    }

    /** Everybody who has not heard yet hears of a failure. */
    void fail(Throwable failure) {
        commands.forEach(command -> command.fail(failure));
    }

    /** The commands whose outcome the write decides. */
    List<QueuedCommand<?>> writers() {
        return byCompany.values().stream()
                .filter(company -> company.change != null)
                .flatMap(company -> company.commands.stream())
                .toList();
    }

    /**
     * Tells whose change took effect.
     *
     * @return the commands of companies that had moved on: they are to be decided anew
     */
    List<QueuedCommand<?>> settle(Map<UUID, Receipt> receipts) {
        List<QueuedCommand<?>> again = new ArrayList<>();
        byCompany.forEach((companyId, company) -> {
            Receipt receipt = receipts.get(companyId);
            if (company.change == null) {
                return;
            }
            if (receipt == null) {
                again.addAll(company.commands);
            } else {
                company.commands.forEach(command -> command.settle(receipt));
            }
        });
        return again;
    }

    /** What the batch does to one company. */
    private final class OfCompany {
        private final List<QueuedCommand<?>> commands = new ArrayList<>();
        private final CompanyState read;
        private @Nullable Change change;
        private boolean isClosed;

        OfCompany(CompanyState read) {
            this.read = read;
        }

        /** Whether the state, after the commands before it, still has what the next one depends on. */
        boolean canDecide(QueuedCommand<?> command, Instant now) {
            CompanyState state = state();
            return state.has(command.needs()) && (!state.isDue(now) || state.has(rollovers.needs()));
        }

        /**
         * What has begun begins first (R20), and stays even if the command is then refused.
         *
         * @return whether the decision stands as far as its state does
         */
        boolean decide(QueuedCommand<?> command, Instant now) {
            try {
                for (Posting rollover : rollovers.due(state(), now)) {
                    change = Change.merge(change, rollover.toChange());
                }
            } catch (RuntimeException e) {
                command.refuse(e);
                commands.add(command);
                return true;
            }
            CompanyState state = state();
            Change decided = command.decide(state, now);
            if (decided == null && !command.isSure(state)) {
                return false;
            }
            if (decided != null) {
                change = Change.merge(change, decided);
            }
            commands.add(command);
            return true;
        }

        private CompanyState state() {
            return change == null ? read : change.after();
        }
    }
}
