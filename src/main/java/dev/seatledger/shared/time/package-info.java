/**
 * The one clock.
 */
@NullMarked
package dev.seatledger.shared.time;

import org.jspecify.annotations.NullMarked;
