package dev.seatledger.eventtype.payload;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** The first day after a cancelled contract. */
public record ContractCancelled(LocalDate endsOn, @Nullable String reason) {}
