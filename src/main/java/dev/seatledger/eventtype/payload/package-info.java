/**
 * What the data of events has: a record for each kind. The JSON that frontends and partners see, and its schema in the contract, come from
 * the components.
 */
@NullMarked
package dev.seatledger.eventtype.payload;

import org.jspecify.annotations.NullMarked;
