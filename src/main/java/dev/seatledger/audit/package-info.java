/** Recomputes a company's seats and amounts from its seat log, and reports what differs. Read-only; no other package depends on it. */
@NullMarked
package dev.seatledger.audit;

import org.jspecify.annotations.NullMarked;
