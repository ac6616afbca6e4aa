package dev.seatledger.unit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.InvoiceRecord;
import dev.seatledger.ledger.Posting;

/**
 * What removing and adding units comes to, before anything is written.
 *
 * @param positions as they are then, of each type that is touched
 * @param charges for seats that are bought; at most one for each type, can be of 0.00
 * @param invoice the one that is issued at once, if one is
 */
record PlannedChange(
        Posting posting,
        List<ChangedUnits.Seated> added,
        Map<UnitType, SeatPosition> positions,
        List<ChargeLine> charges,
        Optional<InvoiceRecord> invoice) {}
