package dev.seatledger.ledger;

/** Why a row is in the seat log. */
public enum SeatCause {
    CONTRACT_OPENED,
    UNIT_ADDED,
    UNIT_REMOVED,
    /** A charge window began (R19). */
    ROLLOVER,
    /** The commitment was changed at once (R22, R24). */
    AMENDMENT
}
