/**
 * The page that owners look at: how it signs in, who may frame it, and what browsers may do with it. The page itself is in
 * {@code src/main/resources/web}.
 */
@NullMarked
package dev.seatledger.dashboard;

import org.jspecify.annotations.NullMarked;
