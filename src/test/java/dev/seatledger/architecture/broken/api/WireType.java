package dev.seatledger.architecture.broken.api;

/** A request. */
public record WireType(String name) {}
