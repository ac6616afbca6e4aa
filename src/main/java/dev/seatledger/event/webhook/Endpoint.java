package dev.seatledger.event.webhook;

import java.util.UUID;

/** An endpoint that this instance has in hand. */
record Endpoint(UUID companyId, UUID webhookId) {}
