package dev.seatledger.unit.api;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.Guardrail;
import dev.seatledger.billing.GuardrailPolicy;
import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.problem.DomainFailure;

@Schema(
        name = "GuardrailsRequest",
        description = "What happens when an add would be charged; a type that is left out allows every add.")
public record GuardrailsRequest(
        @NotNull @Size(max = UnitType.COUNT) List<@NotNull @Valid OfType> units) {

    @Schema(name = "NewGuardrail")
    public record OfType(
            @NotNull UnitType type,

            @NotNull @Schema(description = "allow; require_approval: held until an owner approves; block: refused.")
            GuardrailPolicy policy,

            @Min(0)
            @Max(1_000_000)
            @Schema(description = "How many additional units there may be; null for any number.")
            @Nullable
            Integer maxAdditional) {}

    /**
     * @throws DomainFailure {@code validation-failed} if a type occurs twice
     */
    Map<UnitType, Guardrail> toRules() {
        Map<UnitType, Guardrail> rules = new EnumMap<>(UnitType.class);
        for (int i = 0; i < units.size(); i++) {
            OfType unit = units.get(i);
            if (rules.put(unit.type(), new Guardrail(unit.policy(), unit.maxAdditional())) != null) {
                throw DomainFailure.invalid("units[" + i + "].type", "must occur once");
            }
        }
        return rules;
    }
}
