/**
 * Invoices: how they are put together, and how they are read. They are written by the ledger and never change.
 */
@NullMarked
package dev.seatledger.invoice;

import org.jspecify.annotations.NullMarked;
