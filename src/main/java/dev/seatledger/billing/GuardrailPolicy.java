package dev.seatledger.billing;

/** What happens to an add that would buy seats (R34). */
public enum GuardrailPolicy {
    /** It is carried out. */
    ALLOW,
    /** It is held until an owner approves it. */
    REQUIRE_APPROVAL,
    /** It is refused. */
    BLOCK
}
