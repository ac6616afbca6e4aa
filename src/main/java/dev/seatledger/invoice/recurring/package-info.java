/**
 * The recurring run: rolls over the companies that nobody has touched since their window ended.
 */
@NullMarked
package dev.seatledger.invoice.recurring;

import org.jspecify.annotations.NullMarked;
