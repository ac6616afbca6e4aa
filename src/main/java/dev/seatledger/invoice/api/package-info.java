/**
 * Invoices over HTTP.
 */
@NullMarked
package dev.seatledger.invoice.api;

import org.jspecify.annotations.NullMarked;
