/**
 * The arithmetic of seat billing: periods, proration, seat charges, tax. Pure functions and values: no framework, no clock, no I/O.
 * Whoever wants to know why an amount is what it is reads only this package.
 */
@NullMarked
package dev.seatledger.billing;

import org.jspecify.annotations.NullMarked;
