package dev.seatledger.contract;

import dev.seatledger.ledger.Receipt;

/** An amendment that is made, with the numbers that its documents were given. */
public record Amended(Amendment amendment, Receipt receipt) {}
