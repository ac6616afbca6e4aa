package dev.seatledger.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.company.Company;
import dev.seatledger.company.CompanyService;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Ledger;
import dev.seatledger.shared.problem.DomainFailure;

/**
 * Recomputes every position and every amount of companies from their seat logs and reports what differs. Read-only, takes no lock, and
 * reads one company at a time, so it can run alongside everything else.
 */
@ApplicationScoped
public class Auditor {

    /** A company that changes between the two reads is read again; after this many times it is too busy to be audited. */
    private static final int MAX_READS = 20;

    private final Ledger ledger;
    private final CompanyService companies;
    private final BooksReader reader;

    Auditor(Ledger ledger, CompanyService companies, BooksReader reader) {
        this.ledger = ledger;
        this.companies = companies;
        this.reader = reader;
    }

    /**
     * @throws DomainFailure {@code not-found}
     */
    public Uni<CompanyAudit> audit(UUID companyId) {
        return audit(companyId, MAX_READS)
                .onFailure(failure -> !(failure instanceof DomainFailure))
                .recoverWithItem(failure ->
                        new CompanyAudit(companyId, List.of("the records are inconsistent: " + failure.getMessage())));
    }

    /**
     * Some of all companies, oldest first.
     *
     * @param after the last one already audited; null for none
     */
    public Uni<List<CompanyAudit>> auditAfter(@Nullable UUID after, int limit) {
        return companies.list(after, limit).chain(page -> {
            Uni<List<CompanyAudit>> audits = Uni.createFrom().item(List.of());
            for (Company company : page) {
                audits = audits.chain(before -> audit(company.companyId()).map(audit -> plus(before, audit)));
            }
            return audits;
        });
    }

    private Uni<CompanyAudit> audit(UUID companyId, int readsLeft) {
        if (readsLeft == 0) {
            return Uni.createFrom()
                    .item(new CompanyAudit(companyId, List.of("not audited: the company keeps changing")));
        }
        return ledger.lastCommitted(companyId)
                .chain(state -> reader.read(companyId, state.terms().currency())
                        .chain(books -> books.sequence() == state.sequence()
                                ? Uni.createFrom().item(new CompanyAudit(companyId, compare(state, books)))
                                : audit(companyId, readsLeft - 1)));
    }

    private static List<String> compare(CompanyState state, Books books) {
        Findings findings = new Findings();
        SeatReplay replay = new SeatReplay(state.terms(), state.head().endsOn(), findings);
        replay.replay(books.log());
        findings.same(state.positions(), replay.positions(), "the positions");
        if (!state.hasEnded()) {
            findings.same(replay.windowEnd(), Objects.requireNonNull(state.nextRolloverAt()), "the next rollover");
        } else if (state.head().endsOn() == null) {
            findings.add("the contract was not cancelled, but has no next rollover");
        } else if (books.charges().stream().anyMatch(charge -> charge.invoiceId() == null)) {
            findings.add("charges were deferred, and the contract ended without an invoice for them");
        }
        state.positions()
                .forEach((type, position) -> findings.same(
                        books.units().get(type), position.created(), "the " + type.noun(2) + " that exist"));
        findings.same(books.sequence(), books.events(), "the number of events");
        new ChargeCheck(state.terms(), books, replay, findings).check();
        new DocumentCheck(state.terms(), findings).check(books);
        return findings.toList();
    }

    private static List<CompanyAudit> plus(List<CompanyAudit> before, CompanyAudit audit) {
        List<CompanyAudit> longer = new ArrayList<>(before);
        longer.add(audit);
        return longer;
    }
}
