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
        description = "For each unit type of the contract, what happens when an add would be charged.")
public record GuardrailsResponse(@Schema(required = true) List<OfType> units) {

    @Schema(name = "Guardrail")
    public record OfType(
            @Schema(required = true) UnitType type,

            @Schema(
                    required = true,
                    description =
                            "allow: the add goes through; require_approval: it is held until an owner approves it; block: it is refused.")
            GuardrailPolicy policy,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "The maximum number of additional units; null for no limit.")
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
