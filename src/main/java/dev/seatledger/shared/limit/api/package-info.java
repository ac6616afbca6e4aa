/**
 * Limits on the wire: the {@code RateLimit} fields, and 429 beyond them.
 */
@NullMarked
package dev.seatledger.shared.limit.api;

import org.jspecify.annotations.NullMarked;
