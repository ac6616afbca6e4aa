/**
 * Changes of contract over HTTP.
 */
@NullMarked
package dev.seatledger.contract.api;

import org.jspecify.annotations.NullMarked;
