/**
 * Failures on the wire: {@code application/problem+json} (RFC 9457).
 */
@NullMarked
package dev.seatledger.shared.problem.api;

import org.jspecify.annotations.NullMarked;
