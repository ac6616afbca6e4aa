/**
 * Work in the background, shared among instances by leases in the database.
 */
@NullMarked
package dev.seatledger.shared.work;

import org.jspecify.annotations.NullMarked;
