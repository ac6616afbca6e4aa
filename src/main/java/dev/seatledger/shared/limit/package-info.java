/**
 * How much one caller may ask for.
 */
@NullMarked
package dev.seatledger.shared.limit;

import org.jspecify.annotations.NullMarked;
