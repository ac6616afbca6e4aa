package dev.seatledger.billing;

import org.jspecify.annotations.Nullable;

/**
 * What decides the tax of a party.
 *
 * @param country ISO 3166-1 alpha-2
 * @param vatNumber with its country prefix; null for who has none
 */
public record TaxParty(String country, @Nullable String vatNumber) {}
