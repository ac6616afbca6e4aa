package dev.seatledger.unit;

import java.util.UUID;

/** Nothing has changed yet: an owner decides (R34). */
public record HeldUnits(UUID companyId, Approval approval) implements UnitOutcome {}
