package dev.seatledger.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.billing.CommitmentChange;
import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.billing.Notice;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.invoice.Crediting;
import dev.seatledger.invoice.Invoicing;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.CreditNoteRecord;
import dev.seatledger.ledger.InvoiceRecord;
import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.ScheduledAmendment;
import dev.seatledger.shared.persistence.Ids;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/** What a change of the commitment does (R22 - R24), whether the vendor's people make it or approve it. */
@ApplicationScoped
class Amending {

    private final Invoicing invoicing;
    private final Crediting crediting;

    Amending(Invoicing invoicing, Crediting crediting) {
        this.invoicing = invoicing;
        this.crediting = crediting;
    }

    /**
     * Adds the change to a posting.
     *
     * @param state with the invoices that have billed the running commitment
     * @throws DomainFailure {@code contract-not-started}, {@code contract-ended}, {@code unit-type-not-in-contract},
     *     {@code commitment-below-units}, {@code validation-failed} if nothing would change
     */
    Amendment amend(CompanyState state, Posting posting, String actor, Instant now, Change change) {
        refuseOutsideOfContract(state, now);
        SeatPosition position = state.positions().get(change.unitType());
        if (position == null) {
            throw new DomainFailure(
                    ProblemType.UNIT_TYPE_NOT_IN_CONTRACT,
                    "The contract does not include %s."
                            .formatted(change.unitType().noun(2)));
        }
        boolean replaces =
                change.effective() == Effective.RENEWAL && state.scheduled().containsKey(change.unitType());
        if (change.included() == position.included() && !replaces) {
            throw DomainFailure.invalid("included", "must differ from what the contract already includes");
        }
        return switch (change.effective()) {
            case IMMEDIATE -> immediately(state, posting, actor, now, change, position);
            case RENEWAL -> later(state, posting, actor, now, change, position);
        };
    }

    /**
     * @throws DomainFailure {@code contract-not-started}, {@code contract-ended}
     */
    static void refuseOutsideOfContract(CompanyState state, Instant now) {
        if (state.hasEnded()) {
            throw new DomainFailure(
                    ProblemType.CONTRACT_ENDED,
                    "The contract ended on " + state.standing().endsOn() + ".");
        }
        if (!state.hasStarted(now)) {
            throw new DomainFailure(
                    ProblemType.CONTRACT_NOT_STARTED,
                    "The contract starts on " + state.terms().calendar().contractStart()
                            + "; it can be changed from that day on.");
        }
    }

    private Amendment immediately(
            CompanyState state, Posting posting, String actor, Instant now, Change asked, SeatPosition position) {
        if (asked.included() < position.created() && asked.included() < position.included()) {
            throw new DomainFailure(
                    ProblemType.COMMITMENT_BELOW_UNITS,
                    "The company has %d %s, more than the new commitment of %d."
                            .formatted(
                                    position.created(), asked.unitType().noun(position.created()), asked.included()));
        }
        CommitmentChange change = CommitmentChange.at(now, position, asked.included(), state.terms());
        Optional<InvoiceRecord> invoice =
                change.charge().flatMap(line -> invoicing.draft(state, InvoiceReason.AMENDMENT, List.of(line), now));
        List<CreditNoteRecord> credits = change.credit()
                .map(line -> crediting.forDecrease(state, line, now))
                .orElse(List.of());
        UUID amendmentId = Ids.next();
        posting.changeCommitment(
                amendmentId,
                change.after(),
                invoice.map(InvoiceRecord::invoiceId).orElse(null));
        invoice.ifPresent(posting::issue);
        credits.forEach(posting::issue);
        return new Amendment(
                amendmentId,
                state.companyId(),
                asked.unitType(),
                position.included(),
                asked.included(),
                Effective.IMMEDIATE,
                state.today(now),
                now,
                actor,
                invoice,
                credits);
    }

    private static Amendment later(
            CompanyState state, Posting posting, String actor, Instant now, Change asked, SeatPosition position) {
        LocalDate today = state.today(now);
        LocalDate effectiveOn = asked.included() < position.included()
                ? Notice.takesEffectOn(state.terms().calendar(), today, state.includedUsers())
                : state.terms().calendar().termOn(today).end();
        UUID amendmentId = Ids.next();
        posting.schedule(new ScheduledAmendment(amendmentId, asked.unitType(), asked.included(), effectiveOn));
        return new Amendment(
                amendmentId,
                state.companyId(),
                asked.unitType(),
                position.included(),
                asked.included(),
                Effective.RENEWAL,
                effectiveOn,
                now,
                actor,
                Optional.empty(),
                List.of());
    }
}
