package dev.seatledger.eventtype.payload;

import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.money.Money;

/** Seats that were bought. */
public record SeatPurchased(UnitType unitType, int quantity, int paidSeats, Money net) {}
