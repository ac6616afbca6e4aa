/** The Plan tab that owners watch. */
@NullMarked
package dev.seatledger.plan;

import org.jspecify.annotations.NullMarked;
