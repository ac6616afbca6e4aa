/**
 * Events sent to whoever wants them, as the Standard Webhooks specification has it: in order for each endpoint, at least once, and never
 * to a place that is not public.
 */
@NullMarked
package dev.seatledger.event.webhook;

import org.jspecify.annotations.NullMarked;
