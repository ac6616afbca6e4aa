/**
 * Who is billed: name, tax status, language, and the vendor's people who look after them.
 */
@NullMarked
package dev.seatledger.customer;

import org.jspecify.annotations.NullMarked;
