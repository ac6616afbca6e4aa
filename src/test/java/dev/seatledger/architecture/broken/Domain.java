package dev.seatledger.architecture.broken;

import dev.seatledger.architecture.broken.api.WireType;

/** Knows a wire type of its own feature. */
public record Domain(WireType request) {}
