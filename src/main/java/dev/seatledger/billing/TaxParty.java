package dev.seatledger.billing;

import org.jspecify.annotations.Nullable;

/**
 * The facts about a party that determine the tax.
 *
 * @param country ISO 3166-1 alpha-2
 * @param vatNumber with its country prefix; null if there is none
 */
public record TaxParty(String country, @Nullable String vatNumber) {}
