package dev.seatledger.event.webhook;

import java.util.UUID;

/** An endpoint that this instance has leased. */
record Endpoint(UUID companyId, UUID webhookId) {}
