/**
 * The Plan tab: what an owner watches.
 */
@NullMarked
package dev.seatledger.plan;

import org.jspecify.annotations.NullMarked;
