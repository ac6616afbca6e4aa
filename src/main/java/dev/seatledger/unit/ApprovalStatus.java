package dev.seatledger.unit;

/** Whether an owner has decided on an add that is held, and how. */
public enum ApprovalStatus {
    PENDING,
    APPROVED,
    DECLINED
}
