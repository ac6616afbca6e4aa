/**
 * The {@code Idempotency-Key} header.
 */
@NullMarked
package dev.seatledger.shared.idempotency.api;

import org.jspecify.annotations.NullMarked;
