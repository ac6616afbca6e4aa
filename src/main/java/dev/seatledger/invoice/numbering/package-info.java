/**
 * Proof that document numbers have no gap and that no document was changed.
 */
@NullMarked
package dev.seatledger.invoice.numbering;

import org.jspecify.annotations.NullMarked;
