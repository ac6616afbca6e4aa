/**
 * Invoices and credit notes sent by e-mail to those whom a company's owners name: once for each document and recipient, at least, and never
 * in the way of billing.
 */
@NullMarked
package dev.seatledger.invoice.mail;

import org.jspecify.annotations.NullMarked;
