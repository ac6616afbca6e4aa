/**
 * Requests that arrive more than once: they are carried out once, and answered alike.
 */
@NullMarked
package dev.seatledger.shared.idempotency;

import org.jspecify.annotations.NullMarked;
