/**
 * Documents over HTTP: which form a caller wants, and how a file is answered.
 */
@NullMarked
package dev.seatledger.invoice.document.api;

import org.jspecify.annotations.NullMarked;
