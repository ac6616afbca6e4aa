/**
 * The Plan tab over HTTP.
 */
@NullMarked
package dev.seatledger.plan.api;

import org.jspecify.annotations.NullMarked;
