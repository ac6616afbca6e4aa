/**
 * Webhooks on the wire.
 */
@NullMarked
package dev.seatledger.event.webhook.api;

import org.jspecify.annotations.NullMarked;
