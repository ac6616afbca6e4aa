/**
 * Who is billed, and the contract it starts with.
 */
@NullMarked
package dev.seatledger.company;

import org.jspecify.annotations.NullMarked;
