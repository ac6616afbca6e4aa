/**
 * Payments over HTTP.
 */
@NullMarked
package dev.seatledger.invoice.payment.api;

import org.jspecify.annotations.NullMarked;
