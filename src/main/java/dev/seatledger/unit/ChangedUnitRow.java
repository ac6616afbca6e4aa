package dev.seatledger.unit;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.RowKind;

/**
 * What changes of a row of {@code unit}.
 *
 * @param deletedAt null while the unit exists
 */
record ChangedUnitRow(
        UUID companyId,
        UUID unitId,
        String name,
        @Nullable String email,
        @Nullable String phoneNumber,
        @Nullable String costCenter,
        int version,
        @Nullable Instant deletedAt,
        @Nullable String deletedBy) {

    static final RowKind<ChangedUnitRow> KIND =
            RowKind.written("unit_changed", ChangedUnitRow.class, ChangedUnitRow::unitId, """
                    unit_changed AS (
                        UPDATE unit u
                           SET name = r.name, email = r.email, phone_number = r.phone_number, cost_center = r.cost_center,
                               version = r.version, deleted_at = r.deleted_at, deleted_by = r.deleted_by
                          FROM unit_changed_rows r
                         WHERE u.company_id = {company} AND u.unit_id = r.unit_id
                    )""");

    static ChangedUnitRow of(UnitRecord unit) {
        return new ChangedUnitRow(
                unit.companyId(),
                unit.unitId(),
                unit.name(),
                unit.email(),
                unit.phoneNumber(),
                unit.costCenter(),
                unit.version(),
                null,
                null);
    }

    static ChangedUnitRow removed(Posting posting, UnitRecord unit) {
        return new ChangedUnitRow(
                unit.companyId(),
                unit.unitId(),
                unit.name(),
                unit.email(),
                unit.phoneNumber(),
                unit.costCenter(),
                unit.version() + 1,
                posting.at(),
                posting.actor());
    }
}
