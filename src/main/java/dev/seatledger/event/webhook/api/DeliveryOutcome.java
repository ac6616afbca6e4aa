package dev.seatledger.event.webhook.api;

/** Whether an event has arrived with an attempt. */
public enum DeliveryOutcome {
    SUCCEEDED,
    FAILED
}
