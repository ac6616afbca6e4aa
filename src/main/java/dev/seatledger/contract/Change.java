package dev.seatledger.contract;

import dev.seatledger.billing.UnitType;

/**
 * A change of the commitment that is asked for.
 *
 * @param included the quantity from then on
 */
public record Change(UnitType unitType, int included, Effective effective) {}
