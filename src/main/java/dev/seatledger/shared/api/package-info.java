/**
 * What all resources share on the wire: money, pages, cursors, entity tags, strict JSON, parameters.
 */
@NullMarked
package dev.seatledger.shared.api;

import org.jspecify.annotations.NullMarked;
