package dev.seatledger.unit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.InvoiceRecord;

/**
 * What a change of units would come to at an instant (R13).
 *
 * @param wouldInvoice whether an invoice would be issued at once
 * @param wouldCharge whether a seat that has a price would be bought: billed at once, or on the next recurring invoice; so it is whenever an
 *     invoice would be issued, or an owner would have to approve it
 * @param isHeld whether an owner would have to approve it first (R34)
 * @param positions as they would be then, of each type that is touched
 * @param charge what it would cost: that invoice, or what would be kept for the next recurring one; empty if nothing
 * @param token pins all this
 */
public record Preview(
        Instant at,
        boolean wouldInvoice,
        boolean wouldCharge,
        boolean isHeld,
        Map<UnitType, SeatPosition> positions,
        Optional<InvoiceRecord> charge,
        PreviewToken token) {

    public Preview {
        positions = Map.copyOf(positions);
    }
}
