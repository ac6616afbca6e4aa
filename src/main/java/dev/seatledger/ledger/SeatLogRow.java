package dev.seatledger.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.UnitType;

/**
 * A row of {@code seat_log} (R36).
 *
 * @param sequence of the event it belongs to
 * @param invoiceId the invoice that billed it, null if none
 */
record SeatLogRow(
        UUID companyId,
        long sequence,
        UnitType unitType,
        Instant at,
        String actor,
        SeatCause cause,
        @Nullable UUID unitId,
        int includedBefore,
        int includedAfter,
        int createdBefore,
        int createdAfter,
        int paidBefore,
        int paidAfter,
        @Nullable UUID invoiceId) {

    static final RowKind<SeatLogRow> KIND =
            RowKind.added("seat_log", SeatLogRow.class, row -> List.of(row.sequence, row.unitType));

    static SeatLogRow of(
            Posting posting,
            SeatCause cause,
            @Nullable UUID unitId,
            SeatPosition before,
            SeatPosition after,
            @Nullable UUID invoiceId) {
        return new SeatLogRow(
                posting.companyId(),
                posting.sequence(),
                after.type(),
                posting.at(),
                posting.actor(),
                cause,
                unitId,
                before.included(),
                after.included(),
                before.created(),
                after.created(),
                before.paid(),
                after.paid(),
                invoiceId);
    }
}
