package dev.seatledger.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.seatledger.billing.UnitType;

/**
 * A change of the commitment.
 *
 * @param effectiveOn first day of the new commitment
 * @param invoiceId of the invoice that bills an immediate increase, if one does
 * @param creditNoteIds of the credit notes that an immediate decrease issues
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
        Optional<UUID> invoiceId,
        List<UUID> creditNoteIds) {

    public Amendment {
        creditNoteIds = List.copyOf(creditNoteIds);
    }

    public AmendmentStatus status() {
        return effective == Effective.IMMEDIATE ? AmendmentStatus.APPLIED : AmendmentStatus.SCHEDULED;
    }
}
