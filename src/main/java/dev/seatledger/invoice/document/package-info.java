/**
 * Invoices and credit notes as documents: a page for people and the same for their accountant's software, stored as issued.
 */
@NullMarked
package dev.seatledger.invoice.document;

import org.jspecify.annotations.NullMarked;
