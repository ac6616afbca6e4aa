/**
 * Identifiers and the connection pool.
 */
@NullMarked
package dev.seatledger.shared.persistence;

import org.jspecify.annotations.NullMarked;
