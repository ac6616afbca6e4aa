package dev.seatledger.ledger;

import java.math.BigDecimal;
import java.util.UUID;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.UnitType;

/** A row of {@code seat_position}. */
record PositionRow(UUID companyId, UnitType unitType, int included, int created, int paid) {

    /** Of a company that is onboarded. */
    static final RowKind<PositionRow> OPENING =
            RowKind.added("seat_position", PositionRow.class, PositionRow::unitType);

    static final RowKind<PositionRow> CHANGED =
            RowKind.written("seat_position_changed", PositionRow.class, PositionRow::unitType, """
                    seat_position_changed AS (
                        UPDATE seat_position p
                           SET included = r.included, created = r.created, paid = r.paid
                          FROM seat_position_changed_rows r
                         WHERE p.company_id = {company} AND p.unit_type = r.unit_type
                    )""");

    /** A position with the prices of its type, as it is read. */
    record Priced(
            UnitType unitType,
            int included,
            int created,
            int paid,
            BigDecimal includedUnitPrice,
            BigDecimal additionalUnitPrice) {

        SeatPosition position() {
            return new SeatPosition(unitType, included, created, paid);
        }
    }

    static PositionRow of(UUID companyId, SeatPosition position) {
        return new PositionRow(companyId, position.type(), position.included(), position.created(), position.paid());
    }
}
