/**
 * The check of document numbers over HTTP, for operators.
 */
@NullMarked
package dev.seatledger.invoice.numbering.api;

import org.jspecify.annotations.NullMarked;
