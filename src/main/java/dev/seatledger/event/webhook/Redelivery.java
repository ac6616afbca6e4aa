package dev.seatledger.event.webhook;

import java.util.UUID;

/** Events that are sent again, first and last included. */
public record Redelivery(UUID redeliveryId, long from, long to) {}
