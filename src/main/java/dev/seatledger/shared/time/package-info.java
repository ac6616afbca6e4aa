/** The one clock, and back-off. */
@NullMarked
package dev.seatledger.shared.time;

import org.jspecify.annotations.NullMarked;
