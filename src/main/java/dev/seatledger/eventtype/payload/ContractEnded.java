package dev.seatledger.eventtype.payload;

import java.time.LocalDate;

/** The first day after a contract that is over. */
public record ContractEnded(LocalDate endedOn) {}
