package dev.seatledger.ledger;

import java.util.Map;

import dev.seatledger.billing.Guardrail;
import dev.seatledger.billing.UnitType;

/**
 * What a company's owners have decided about adds that bill (R34).
 *
 * @param version grows with each change, from 0 for a company that has decided nothing; the resource's ETag
 * @param rules types without one allow every add
 */
public record Guardrails(int version, Map<UnitType, Guardrail> rules) {

    public static final Guardrails NONE = new Guardrails(0, Map.of());

    public Guardrails {
        rules = Map.copyOf(rules);
    }

    public Guardrail of(UnitType type) {
        return rules.getOrDefault(type, Guardrail.ALLOW);
    }
}
