package dev.seatledger.unit;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.seatledger.ledger.StatePart;
import dev.seatledger.shared.persistence.RowJson;

/** What a company's own systems call its units: an external id is never given to a second one. */
final class ExternalIds {

    /** Of those that a command asks about, the ones that are taken, and the unit that has or had each. */
    static final StatePart<Map<String, UUID>> PART =
            StatePart.byText("external_ids", """
            SELECT jsonb_agg(jsonb_build_object('external_id', x.external_id, 'unit_id', x.unit_id))
              FROM unit x
             WHERE x.company_id = {company} AND x.external_id = ANY ({keys})""", (json, currency) -> RowJson.readAll(json, Taken.class).stream()
                    .collect(Collectors.toUnmodifiableMap(Taken::externalId, Taken::unitId)));

    private ExternalIds() {}

    record Taken(String externalId, UUID unitId) {}
}
