/** Documents over HTTP: content negotiation, and how a file is returned. */
@NullMarked
package dev.seatledger.invoice.document.api;

import org.jspecify.annotations.NullMarked;
