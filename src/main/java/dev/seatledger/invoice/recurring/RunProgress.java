package dev.seatledger.invoice.recurring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seatledger.ledger.DueChunk;
import dev.seatledger.ledger.DueCursor;

/** How far one run has come. Lives for that run, on its one chain. */
final class RunProgress {

    private DueCursor cursor = DueCursor.START;
    private int companies;
    private int invoices;
    private final List<DueChunk.Failure> failures = new ArrayList<>();
    private boolean isDone;

    DueCursor cursor() {
        return cursor;
    }

    boolean isDone() {
        return isDone;
    }

    RunProgress add(Optional<DueChunk> found) {
        found.ifPresentOrElse(
                chunk -> {
                    cursor = chunk.last();
                    companies += chunk.rolledOver();
                    invoices += chunk.invoices();
                    failures.addAll(chunk.failures());
                },
                () -> isDone = true);
        return this;
    }

    RunReport report() {
        return new RunReport(companies, invoices, failures);
    }

    static DueChunk join(Optional<DueChunk> first, DueChunk next) {
        return first.map(chunk -> {
                    List<DueChunk.Failure> failures = new ArrayList<>(chunk.failures());
                    failures.addAll(next.failures());
                    return new DueChunk(
                            next.last(),
                            chunk.rolledOver() + next.rolledOver(),
                            chunk.invoices() + next.invoices(),
                            failures);
                })
                .orElse(next);
    }
}
