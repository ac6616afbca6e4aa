package dev.seatledger.billing;

/** The unit in which the rest of a charge window is measured (R10). */
public enum ProrationMode {
    DAY,
    SECOND
}
