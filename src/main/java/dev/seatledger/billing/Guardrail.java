package dev.seatledger.billing;

import org.jspecify.annotations.Nullable;

/**
 * What owners want to happen when an add of a type would be charged, and how many additional units they want at most (R34).
 *
 * @param policy for adds that would be charged; those on seats that are paid already cost nothing (R17) and are let be
 * @param maxAdditional how many units there may be beyond the included quantity, paid or not, at least 0; null for any number
 */
public record Guardrail(GuardrailPolicy policy, @Nullable Integer maxAdditional) {

    public static final Guardrail ALLOW = new Guardrail(GuardrailPolicy.ALLOW, null);

    public Guardrail {
        if (maxAdditional != null && maxAdditional < 0) {
            throw new IllegalArgumentException("a maximum of " + maxAdditional);
        }
    }

    /** Whether an add would lead to more additional units than owners allow; one that leads to no more than there are is let be. */
    public boolean isBeyondMaximum(SeatPosition before, SeatPosition after) {
        return maxAdditional != null && after.additional() > Math.max(maxAdditional, before.additional());
    }
}
