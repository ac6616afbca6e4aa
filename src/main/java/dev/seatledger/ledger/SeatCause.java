package dev.seatledger.ledger;

/** Why a row is in the seat log. */
public enum SeatCause {
    CONTRACT_OPENED,
    UNIT_ADDED,
    UNIT_REMOVED
}
