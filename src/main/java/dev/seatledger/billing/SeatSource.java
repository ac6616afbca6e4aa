package dev.seatledger.billing;

/** Where an added unit sits. */
public enum SeatSource {
    /** On a seat of the commitment. */
    INCLUDED,
    /** On a seat bought earlier that had become free. */
    PAID_SEAT,
    /** On a seat bought for it. */
    ADDITIONAL
}
