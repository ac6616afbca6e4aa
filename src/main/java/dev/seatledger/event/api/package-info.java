/**
 * The feed on the wire, and the catalogue in the contract.
 */
@NullMarked
package dev.seatledger.event.api;

import org.jspecify.annotations.NullMarked;
