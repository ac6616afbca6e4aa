/**
 * Sends events to subscribed endpoints, according to the Standard Webhooks specification: in order for each endpoint, at least once, and
 * only to public addresses.
 */
@NullMarked
package dev.seatledger.event.webhook;

import org.jspecify.annotations.NullMarked;
