/**
 * Identifiers, the connection pool, and what its failures mean.
 */
@NullMarked
package dev.seatledger.shared.persistence;

import org.jspecify.annotations.NullMarked;
