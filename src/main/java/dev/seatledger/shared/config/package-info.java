/**
 * Configuration that more than one feature looks at.
 */
@NullMarked
package dev.seatledger.shared.config;

import org.jspecify.annotations.NullMarked;
