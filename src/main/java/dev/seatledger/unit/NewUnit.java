package dev.seatledger.unit;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;

/** A unit to be added. */
public record NewUnit(
        UnitType type,
        String name,
        @Nullable String email,
        @Nullable String phoneNumber) {}
