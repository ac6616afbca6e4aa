/** Limits on what one caller may request. */
@NullMarked
package dev.seatledger.shared.limit;

import org.jspecify.annotations.NullMarked;
