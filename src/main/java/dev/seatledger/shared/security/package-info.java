/**
 * Who calls: roles, tenant, and the rule that a foreign resource answers like an absent one.
 */
@NullMarked
package dev.seatledger.shared.security;

import org.jspecify.annotations.NullMarked;
