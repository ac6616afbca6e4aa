/**
 * The recurring run over HTTP, for operators.
 */
@NullMarked
package dev.seatledger.invoice.recurring.api;

import org.jspecify.annotations.NullMarked;
