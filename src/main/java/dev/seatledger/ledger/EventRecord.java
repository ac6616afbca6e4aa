package dev.seatledger.ledger;

import io.vertx.core.json.JsonObject;

/**
 * Something that happened to a company.
 *
 * @param sequence per company, from 1, without gaps
 * @param type for example {@code unit.created}
 * @param payload identifiers and figures; what frontends and partners see
 */
public record EventRecord(long sequence, String type, JsonObject payload) {}
