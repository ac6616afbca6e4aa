package dev.seatledger.contract;

/** Whether the vendor has decided on a request, and how. */
public enum CommitmentRequestStatus {
    PENDING,
    APPROVED,
    DECLINED
}
