/** Invoices and credit notes as documents: one for people and one for accounting software, stored as issued. */
@NullMarked
package dev.seatledger.invoice.document;

import org.jspecify.annotations.NullMarked;
