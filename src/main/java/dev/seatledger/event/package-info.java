/**
 * Events for the outside world: the catalogue, the feed, and notification of new events. The ledger writes events; this package only reads
 * them.
 */
@NullMarked
package dev.seatledger.event;

import org.jspecify.annotations.NullMarked;
