/**
 * What can happen to a company: the types of its events and what each tells. Features announce them, the feed and webhooks pass them on.
 */
@NullMarked
package dev.seatledger.eventtype;

import org.jspecify.annotations.NullMarked;
