/**
 * Customers, as HTTP sees them.
 */
@NullMarked
package dev.seatledger.customer.api;

import org.jspecify.annotations.NullMarked;
