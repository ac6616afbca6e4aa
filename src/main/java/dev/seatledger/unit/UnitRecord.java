package dev.seatledger.unit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.RowKind;
import dev.seatledger.ledger.StatePart;
import dev.seatledger.shared.persistence.RowJson;
import dev.seatledger.shared.persistence.RowShape;
import dev.seatledger.shared.problem.DomainFailure;

/**
 * A unit that exists.
 *
 * @param email of a user, else null
 * @param phoneNumber of a number, else null
 * @param externalId what its own systems call it; null if they have not said
 * @param costCenter which cost center bears its cost in the company's own books; null if they have not said
 * @param version grows with each change; the resource's ETag
 */
public record UnitRecord(
        UUID companyId,
        UUID unitId,
        @JsonProperty("unit_type") UnitType type,
        String name,
        @Nullable String email,
        @Nullable String phoneNumber,
        @Nullable String externalId,
        @Nullable String costCenter,
        int version,
        Instant createdAt,
        String createdBy) {

    /** Those that a command asks for and that exist, by identifier. */
    public static final StatePart<Map<UUID, UnitRecord>> PART = StatePart.byId(
            "units",
            "SELECT jsonb_agg(" + RowShape.of(UnitRecord.class).json("x") + ") FROM unit x"
                    + " WHERE x.company_id = {company} AND x.unit_id = ANY ({keys}) AND x.deleted_at IS NULL",
            (json, currency) -> RowJson.readAll(json, UnitRecord.class).stream()
                    .collect(Collectors.toUnmodifiableMap(UnitRecord::unitId, Function.identity())));

    static final RowKind<UnitRecord> ADDED = RowKind.added("unit", UnitRecord.class, UnitRecord::unitId);

    /**
     * One of the units that the command asked for.
     *
     * @throws DomainFailure {@code not-found} if the company has no such unit
     */
    static UnitRecord of(CompanyState state, UUID unitId) {
        UnitRecord found = state.get(PART).get(unitId);
        if (found == null) {
            throw DomainFailure.notFound("unit");
        }
        return found;
    }

    public UnitRecord with(
            String newName,
            @Nullable String newEmail,
            @Nullable String newPhoneNumber,
            @Nullable String newCostCenter) {
        return new UnitRecord(
                companyId,
                unitId,
                type,
                newName,
                newEmail,
                newPhoneNumber,
                externalId,
                newCostCenter,
                version + 1,
                createdAt,
                createdBy);
    }
}
