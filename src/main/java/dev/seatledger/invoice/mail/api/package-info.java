/**
 * Recipients of invoices on the wire.
 */
@NullMarked
package dev.seatledger.invoice.mail.api;

import org.jspecify.annotations.NullMarked;
