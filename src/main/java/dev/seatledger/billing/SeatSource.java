package dev.seatledger.billing;

/** The kind of seat an added unit takes. */
public enum SeatSource {
    /** A seat of the commitment. */
    INCLUDED,
    /** A paid seat that was free. */
    PAID_SEAT,
    /** A seat bought for this unit. */
    ADDITIONAL
}
