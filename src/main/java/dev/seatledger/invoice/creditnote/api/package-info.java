/**
 * Credit notes over HTTP.
 */
@NullMarked
package dev.seatledger.invoice.creditnote.api;

import org.jspecify.annotations.NullMarked;
