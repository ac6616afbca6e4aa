/**
 * What happens to a contract after it was made: amendments, requests for them, cancellation.
 */
@NullMarked
package dev.seatledger.contract;

import org.jspecify.annotations.NullMarked;
