/**
 * What happened, for others: the catalogue of events, the feed, and who is woken when there is more. The ledger writes events; here they
 * are only read.
 */
@NullMarked
package dev.seatledger.event;

import org.jspecify.annotations.NullMarked;
