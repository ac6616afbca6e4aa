package dev.seatledger.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.CreditNoteRecord;
import dev.seatledger.invoice.InvoiceRecord;

/**
 * A change of the commitment.
 *
 * @param effectiveOn first day of the new commitment
 * @param invoice bills an immediate increase, if there is something to bill
 * @param creditNotes of an immediate decrease
 */
public record Amendment(
        UUID amendmentId,
        UUID companyId,
        UnitType unitType,
        int includedBefore,
        int included,
        Effective effective,
        LocalDate effectiveOn,
        Instant requestedAt,
        String requestedBy,
        Optional<InvoiceRecord> invoice,
        List<CreditNoteRecord> creditNotes) {

    public Amendment {
        creditNotes = List.copyOf(creditNotes);
    }

    public AmendmentStatus status() {
        return effective == Effective.IMMEDIATE ? AmendmentStatus.APPLIED : AmendmentStatus.SCHEDULED;
    }
}
