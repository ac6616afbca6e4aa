/**
 * The dashboard: how it signs users in, who may embed it, and its security headers. The page itself is in {@code src/main/resources/web}.
 */
@NullMarked
package dev.seatledger.dashboard;

import org.jspecify.annotations.NullMarked;
