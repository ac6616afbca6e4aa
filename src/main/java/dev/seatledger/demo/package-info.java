/** The demo: tokens for anyone and a seeded company. Off in production. */
@NullMarked
package dev.seatledger.demo;

import org.jspecify.annotations.NullMarked;
