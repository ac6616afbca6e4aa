/** What the page needs before anyone has signed in. */
@NullMarked
package dev.seatledger.dashboard.api;

import org.jspecify.annotations.NullMarked;
