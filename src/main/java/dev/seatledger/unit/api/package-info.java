/**
 * Units and the seat log over HTTP.
 */
@NullMarked
package dev.seatledger.unit.api;

import org.jspecify.annotations.NullMarked;
