package dev.seatledger.contract;

/** When an amendment takes effect. */
public enum Effective {
    /** At once, for the rest of the period (R22, R24). */
    IMMEDIATE,
    /** When the contract renews, or as R23 says. */
    RENEWAL
}
