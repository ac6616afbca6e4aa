/**
 * Failures and how they are told: one catalogue, RFC 9457 bodies, one place that maps them.
 */
@NullMarked
package dev.seatledger.shared.problem;

import org.jspecify.annotations.NullMarked;
