/**
 * Credit notes: what is given back of an invoice, and how.
 */
@NullMarked
package dev.seatledger.invoice.creditnote;

import org.jspecify.annotations.NullMarked;
