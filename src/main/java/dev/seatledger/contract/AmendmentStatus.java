package dev.seatledger.contract;

/** Whether it holds already or waits for its day. */
public enum AmendmentStatus {
    APPLIED,
    SCHEDULED
}
