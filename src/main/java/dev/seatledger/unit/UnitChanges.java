package dev.seatledger.unit;

import org.jspecify.annotations.Nullable;

/** What a unit is to be called, how it is to be reached and which cost center bears its cost; null leaves a member as it is. */
public record UnitChanges(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phoneNumber,
        @Nullable String costCenter) {}
