/**
 * Exact amounts in a currency.
 */
@NullMarked
package dev.seatledger.shared.money;

import org.jspecify.annotations.NullMarked;
