/**
 * What several resources show of the ledger's state.
 */
@NullMarked
package dev.seatledger.ledger.api;

import org.jspecify.annotations.NullMarked;
