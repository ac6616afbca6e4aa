package dev.seatledger.eventtype.payload;

/** A new contract. */
public record ContractOpened(String planName) {}
