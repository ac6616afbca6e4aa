package dev.seatledger.event.webhook;

/** Whether an endpoint is sent to. */
public enum WebhookStatus {
    ACTIVE,
    PAUSED
}
