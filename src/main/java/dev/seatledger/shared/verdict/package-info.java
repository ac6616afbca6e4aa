/**
 * What somebody decides on what somebody else has asked for.
 */
@NullMarked
package dev.seatledger.shared.verdict;

import org.jspecify.annotations.NullMarked;
