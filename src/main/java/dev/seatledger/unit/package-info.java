/**
 * Units and the seats they sit on: add, rename, remove, and the log of it all.
 */
@NullMarked
package dev.seatledger.unit;

import org.jspecify.annotations.NullMarked;
