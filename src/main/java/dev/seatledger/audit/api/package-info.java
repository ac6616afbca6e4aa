/**
 * Audits over HTTP, for operators.
 */
@NullMarked
package dev.seatledger.audit.api;

import org.jspecify.annotations.NullMarked;
