package dev.seatledger.contract;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.payload.CommitmentScheduled;
import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.RowKind;
import dev.seatledger.ledger.StatePart;
import dev.seatledger.shared.persistence.RowJson;

/**
 * A commitment that is agreed and waits for its day (R23).
 *
 * @param effectiveOn first day of a charge window
 */
public record ScheduledAmendment(UUID amendmentId, UnitType unitType, int included, LocalDate effectiveOn) {

    /** At most one for each unit type. */
    public static final StatePart<Map<UnitType, ScheduledAmendment>> PART =
            StatePart.of("scheduled_amendments", """
            SELECT jsonb_agg(jsonb_build_object('amendment_id', x.amendment_id, 'unit_type', x.unit_type,
                                                'included', x.included, 'effective_on', x.effective_on))
              FROM scheduled_amendment x
             WHERE x.company_id = {company}""", (json, currency) -> {
                Map<UnitType, ScheduledAmendment> byType = new HashMap<>();
                RowJson.readAll(json, ScheduledAmendment.class)
                        .forEach(waiting -> byType.put(waiting.unitType(), waiting));
                return Map.copyOf(byType);
            });

    /**
     * A row of {@code scheduled_amendment}.
     *
     * @param amendmentId null where nothing waits any more
     */
    private record Row(
            UUID companyId,
            UnitType unitType,
            @Nullable UUID amendmentId,
            @Nullable Integer included,
            @Nullable LocalDate effectiveOn) {

        private static final RowKind<Row> KIND = RowKind.written("scheduled_amendment", Row.class, Row::unitType, """
                scheduled_amendment_put AS (
                    INSERT INTO scheduled_amendment (company_id, unit_type, amendment_id, included, effective_on)
                    SELECT company_id, unit_type, amendment_id, included, effective_on
                      FROM scheduled_amendment_rows
                     WHERE amendment_id IS NOT NULL
                        ON CONFLICT ON CONSTRAINT scheduled_amendment_pk
                        DO UPDATE SET amendment_id = excluded.amendment_id, included = excluded.included,
                                      effective_on = excluded.effective_on
                ), scheduled_amendment_removed AS (
                    DELETE FROM scheduled_amendment x
                     USING scheduled_amendment_rows r
                     WHERE x.company_id = {company} AND x.unit_type = r.unit_type AND r.amendment_id IS NULL
                )""");
    }

    /** It waits from now on, in the place of the one that may have waited. */
    static void schedule(Posting posting, ScheduledAmendment amendment) {
        posting.write(
                Row.KIND,
                new Row(
                        posting.companyId(),
                        amendment.unitType,
                        amendment.amendmentId,
                        amendment.included,
                        amendment.effectiveOn));
        posting.update(PART, waiting -> {
            Map<UnitType, ScheduledAmendment> all = new HashMap<>(waiting);
            all.put(amendment.unitType, amendment);
            return Map.copyOf(all);
        });
        posting.announce(
                EventType.COMMITMENT_SCHEDULED,
                new CommitmentScheduled(
                        amendment.amendmentId, amendment.unitType, amendment.included, amendment.effectiveOn));
    }

    /** Nothing waits for the type any more: its day has come, or the contract has ended. */
    static void remove(Posting posting, UnitType unitType) {
        posting.write(Row.KIND, new Row(posting.companyId(), unitType, null, null, null));
        posting.update(PART, waiting -> {
            Map<UnitType, ScheduledAmendment> rest = new HashMap<>(waiting);
            rest.remove(unitType);
            return Map.copyOf(rest);
        });
    }
}
