package dev.seatledger.unit.api;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.Guardrail;
import dev.seatledger.billing.GuardrailPolicy;
import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.unit.Guardrails;

@Schema(
        name = "Guardrails",
        description = "What happens when an add would be charged, for each unit type of the contract.")
public record GuardrailsResponse(@Schema(required = true) List<OfType> units) {

    @Schema(name = "Guardrail")
    public record OfType(
            @Schema(required = true) UnitType type,

            @Schema(
                    required = true,
                    description = "allow; require_approval: held until an owner approves; block: refused.")
            GuardrailPolicy policy,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "How many additional units there may be; null for any number.")
            @Nullable
            Integer maxAdditional) {}

    static GuardrailsResponse of(CompanyState state) {
        return new GuardrailsResponse(state.positions().keySet().stream()
                .sorted()
                .map(type -> {
                    Guardrail rule = state.get(Guardrails.PART).of(type);
                    return new OfType(type, rule.policy(), rule.maxAdditional());
                })
                .toList());
    }
}
