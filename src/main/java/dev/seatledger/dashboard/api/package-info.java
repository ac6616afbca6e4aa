/**
 * What the page has to know before anybody has signed in.
 */
@NullMarked
package dev.seatledger.dashboard.api;

import org.jspecify.annotations.NullMarked;
