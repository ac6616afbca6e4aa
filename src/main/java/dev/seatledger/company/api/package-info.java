/**
 * Companies over HTTP.
 */
@NullMarked
package dev.seatledger.company.api;

import org.jspecify.annotations.NullMarked;
