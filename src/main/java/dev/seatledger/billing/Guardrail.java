package dev.seatledger.billing;

import org.jspecify.annotations.Nullable;

/**
 * What happens when an add of a type would be charged, and the maximum number of additional units (R34).
 *
 * @param policy for adds that would be charged; adds on paid seats cost nothing (R17) and are not affected
 * @param maxAdditional how many units there may be beyond the included quantity, paid or not, at least 0; null for no limit
 */
public record Guardrail(GuardrailPolicy policy, @Nullable Integer maxAdditional) {

    public static final Guardrail ALLOW = new Guardrail(GuardrailPolicy.ALLOW, null);

    public Guardrail {
        if (maxAdditional != null && maxAdditional < 0) {
            throw new IllegalArgumentException("a maximum of " + maxAdditional);
        }
    }

    /** Whether an add would exceed the maximum number of additional units; an add that does not increase their number never does. */
    public boolean isBeyondMaximum(SeatPosition before, SeatPosition after) {
        return maxAdditional != null && after.additional() > Math.max(maxAdditional, before.additional());
    }
}
