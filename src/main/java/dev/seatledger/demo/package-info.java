/**
 * The demo switch: tokens for the asking and a seeded company. Absent in production.
 */
@NullMarked
package dev.seatledger.demo;

import org.jspecify.annotations.NullMarked;
