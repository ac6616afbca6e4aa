package dev.seatledger.unit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.Guardrail;
import dev.seatledger.billing.GuardrailPolicy;
import dev.seatledger.billing.UnitType;
import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.payload.GuardrailsChanged;
import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.RowKind;
import dev.seatledger.ledger.StatePart;
import dev.seatledger.shared.persistence.RowJson;

/**
 * What a company's owners have decided about adds that bill (R34).
 *
 * @param version grows with each change, from 0 for a company that has decided nothing; the resource's ETag
 * @param rules types without one allow every add
 */
public record Guardrails(int version, Map<UnitType, Guardrail> rules) {

    public static final StatePart<Guardrails> PART =
            StatePart.of("guardrails", """
            SELECT jsonb_build_object('version', h.guardrails_version, 'rules',
                       (SELECT jsonb_agg(jsonb_build_object('unit_type', x.unit_type, 'policy', x.policy,
                                                            'max_additional', x.max_additional))
                          FROM guardrail x
                         WHERE x.company_id = {company}))""", (json, currency) -> RowJson.read(String.valueOf(json), Stored.class)
                    .toGuardrails());

    public Guardrails {
        rules = Map.copyOf(rules);
    }

    public Guardrail of(UnitType type) {
        return rules.getOrDefault(type, Guardrail.ALLOW);
    }

    /** They hold from now on. */
    void put(Posting posting) {
        rules.forEach((type, rule) ->
                posting.write(Row.KIND, new Row(posting.companyId(), type, rule.policy(), rule.maxAdditional())));
        posting.changeHead(head -> head.withGuardrailsVersion(version));
        posting.update(PART, before -> this);
        posting.announce(
                EventType.GUARDRAILS_CHANGED,
                new GuardrailsChanged(
                        version,
                        rules.entrySet().stream()
                                .map(entry -> new GuardrailsChanged.OfType(
                                        entry.getKey(),
                                        entry.getValue().policy(),
                                        entry.getValue().maxAdditional()))
                                .toList()));
    }

    /** A row of {@code guardrail}. */
    private record Row(
            UUID companyId,
            UnitType unitType,
            GuardrailPolicy policy,
            @Nullable Integer maxAdditional) {

        private static final RowKind<Row> KIND =
                RowKind.put("guardrail", Row.class, Row::unitType, "guardrail_pk", "policy", "max_additional");
    }

    /** As they are read. */
    record Stored(int version, @Nullable List<OfType> rules) {

        record OfType(
                UnitType unitType,
                GuardrailPolicy policy,
                @Nullable Integer maxAdditional) {}

        private Guardrails toGuardrails() {
            Map<UnitType, Guardrail> byType = new EnumMap<>(UnitType.class);
            Objects.requireNonNullElse(rules, List.<OfType>of())
                    .forEach(rule -> byType.put(rule.unitType, new Guardrail(rule.policy, rule.maxAdditional)));
            return new Guardrails(version, byType);
        }
    }
}
