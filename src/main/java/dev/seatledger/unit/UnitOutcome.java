package dev.seatledger.unit;

/** What came of a change of units: it was carried out, or it waits for an owner. */
public sealed interface UnitOutcome permits ChangedUnits, HeldUnits {}
