package dev.seatledger.ledger;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.SeatPosition;

/**
 * One row of the seat log (R36).
 *
 * @param sequence of the event it belongs to
 * @param invoiceId the invoice that billed it, null if none
 */
public record SeatLogRecord(
        long sequence,
        SeatCause cause,
        @Nullable UUID unitId,
        SeatPosition before,
        SeatPosition after,
        @Nullable UUID invoiceId) {}
