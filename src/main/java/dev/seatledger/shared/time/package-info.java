/**
 * The one clock, and how long to wait.
 */
@NullMarked
package dev.seatledger.shared.time;

import org.jspecify.annotations.NullMarked;
