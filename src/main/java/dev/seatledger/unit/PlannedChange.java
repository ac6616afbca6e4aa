package dev.seatledger.unit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.InvoiceRecord;
import dev.seatledger.ledger.Posting;

/**
 * What removing and adding units comes to, before anything is written.
 *
 * @param positions as they are then, of each type that is touched
 * @param isHeld whether an owner has to approve it first (R34)
 * @param isCharged whether a seat that has a price is bought: what is left of the window may round to nothing, the next one is billed in full
 * @param invoice the one that is issued at once, if one is
 * @param charge what it costs: that invoice, or what is kept for the next recurring one
 */
record PlannedChange(
        Posting posting,
        List<ChangedUnits.Seated> added,
        Map<UnitType, SeatPosition> positions,
        boolean isHeld,
        boolean isCharged,
        Optional<InvoiceRecord> invoice,
        Optional<InvoiceRecord> charge) {}
