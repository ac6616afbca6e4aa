package dev.seatledger.eventtype.payload;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.GuardrailPolicy;
import dev.seatledger.billing.UnitType;

/** What owners have decided for each unit type. */
public record GuardrailsChanged(int version, List<OfType> units) {

    public record OfType(
            UnitType unitType,
            GuardrailPolicy policy,
            @Nullable Integer maxAdditional) {}
}
