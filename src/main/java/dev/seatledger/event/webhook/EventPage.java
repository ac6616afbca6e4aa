package dev.seatledger.event.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.event.Event;

/**
 * The next events for an endpoint, and the endpoint as it was when they were read.
 *
 * @param failures in a row before
 * @param failingMillis since the first of them
 * @param changes by owners so far
 * @param redeliveryId if this is a redelivery
 * @param from everything up to this one is done
 * @param to if the page is the last: events up to this one that are missing here are not subscribed to
 */
record EventPage(
        String url,
        Secrets secrets,
        int failures,
        long failingMillis,
        int changes,
        @Nullable UUID redeliveryId,
        long from,
        long to,
        List<Event> events,
        boolean isLast) {

    EventPage {
        events = List.copyOf(events);
    }

    /** The sequence reached once the first {@code count} events are done. */
    long doneAfter(int count) {
        if (count == events.size() && isLast) {
            return Math.max(from, to);
        }
        return count == 0 ? from : events.get(count - 1).sequence();
    }

    /** The secrets that sign an endpoint's messages. */
    record Secrets(
            String current,
            @Nullable String previous,
            @Nullable Instant previousValidUntil) {

        List<String> at(Instant now) {
            List<String> secrets = new ArrayList<>(List.of(current));
            if (previous != null && previousValidUntil != null && now.isBefore(previousValidUntil)) {
                secrets.add(previous);
            }
            return secrets;
        }

        @Override
        public String toString() {
            return "Secrets";
        }
    }
}
