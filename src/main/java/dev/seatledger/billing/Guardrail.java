package dev.seatledger.billing;

import org.jspecify.annotations.Nullable;

/**
 * What owners want to happen when an add of a type would buy seats (R34). Adds on seats that are paid already are never held up: they cost
 * nothing (R17).
 *
 * @param maxAdditional how many units beyond the included quantity seats may be bought for, at least 0; null for any number
 */
public record Guardrail(Policy policy, @Nullable Integer maxAdditional) {

    /** What happens to an add that would buy seats. */
    public enum Policy {
        /** It is carried out. */
        ALLOW,
        /** It is held until an owner approves it. */
        REQUIRE_APPROVAL,
        /** It is refused. */
        BLOCK
    }

    /** What comes of an add. */
    public enum Verdict {
        ALLOWED,
        HELD,
        BLOCKED,
        /** It would lead to more additional units than owners allow. */
        BEYOND_MAXIMUM
    }

    public static final Guardrail ALLOW = new Guardrail(Policy.ALLOW, null);

    public Guardrail {
        if (maxAdditional != null && maxAdditional < 0) {
            throw new IllegalArgumentException("a maximum of " + maxAdditional);
        }
    }

    /**
     * @param after the position with an add that buys seats
     */
    public Verdict judge(SeatPosition after) {
        if (policy == Policy.BLOCK) {
            return Verdict.BLOCKED;
        }
        if (maxAdditional != null && after.additional() > maxAdditional) {
            return Verdict.BEYOND_MAXIMUM;
        }
        return policy == Policy.REQUIRE_APPROVAL ? Verdict.HELD : Verdict.ALLOWED;
    }
}
