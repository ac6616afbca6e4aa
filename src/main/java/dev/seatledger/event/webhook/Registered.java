package dev.seatledger.event.webhook;

/**
 * A new endpoint.
 *
 * @param secret told this once
 */
public record Registered(Webhook webhook, String secret) {}
