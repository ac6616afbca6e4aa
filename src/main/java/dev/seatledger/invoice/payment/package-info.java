/**
 * Money that comes in for invoices.
 */
@NullMarked
package dev.seatledger.invoice.payment;

import org.jspecify.annotations.NullMarked;
