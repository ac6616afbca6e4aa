package dev.seatledger.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.AdditionalInvoicing;
import dev.seatledger.billing.BillingCalendar;
import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.billing.PaymentTerms;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SeatRetention;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.SubscriptionType;
import dev.seatledger.billing.UnitPrices;
import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.persistence.RowJson;

/** Reads the states of companies, with the parts that are asked for: one row a company. */
final class ReadStatement {

    private static final String CORE = """
            SELECT h.company_id, h.sequence, h.changed_at, h.test_clock, h.next_rollover_at, h.is_suspended, h.ends_on,
                   h.guardrails_version, c.time_zone, c.currency, k.plan_name, k.subscription_type, k.start_date, k.anchor_day,
                   k.term_months, k.seat_retention, k.proration, k.additional_invoicing, k.payment_method, k.payment_term_days,
                   (SELECT jsonb_agg(jsonb_build_object(
                               'unit_type', p.unit_type, 'included', p.included, 'created', p.created, 'paid', p.paid,
                               'included_unit_price', r.included_unit_price::text,
                               'additional_unit_price', r.additional_unit_price::text))
                      FROM seat_position p
                      JOIN contract_price r ON r.company_id = {company} AND r.unit_type = p.unit_type
                     WHERE p.company_id = {company})::text AS positions""";

    private static final String FROM = """

              FROM company_head h
              JOIN company c ON c.company_id = {company}
              JOIN contract k ON k.company_id = {company}
             WHERE h.company_id =\s""";

    private final List<StatePart<?>> parts;
    private final String sql;

    /**
     * @param isOneCompany whether the database is to be told that all rows are of one company
     */
    static ReadStatement of(Set<StatePart<?>> parts, boolean isOneCompany) {
        return new ReadStatement(
                parts.stream().sorted(Comparator.comparing(StatePart::name)).toList(), isOneCompany);
    }

    private ReadStatement(List<StatePart<?>> parts, boolean isOneCompany) {
        this.parts = parts;
        StringBuilder text = new StringBuilder(CORE);
        int argument = 1;
        for (StatePart<?> part : parts) {
            String selection = part.selection();
            if (part.keys() != StatePart.Keys.NONE) {
                argument++;
                String type = part.keys() == StatePart.Keys.IDS ? "uuid[]" : "text[]";
                selection = selection.replace("{keys}", "$" + argument + "::" + type);
            }
            text.append(", (").append(selection).append(")::text AS ").append(part.name());
        }
        text.append(FROM).append(isOneCompany ? "$1::uuid" : "ANY ($1::uuid[])");
        this.sql = text.toString().replace("{company}", isOneCompany ? "$1::uuid" : "h.company_id");
    }

    String sql() {
        return sql;
    }

    Tuple argumentsFor(UUID companyId, Collection<Needs> needs) {
        return withKeys(Tuple.tuple().addUUID(companyId), needs);
    }

    Tuple argumentsFor(Set<UUID> companies, Collection<Needs> needs) {
        return withKeys(Tuple.tuple().addArrayOfUUID(companies.toArray(UUID[]::new)), needs);
    }

    private Tuple withKeys(Tuple arguments, Collection<Needs> needs) {
        for (StatePart<?> part : parts) {
            Set<Object> keys = new HashSet<>();
            needs.forEach(some -> keys.addAll(some.keys().getOrDefault(part, Set.of())));
            switch (part.keys()) {
                case IDS -> arguments.addArrayOfUUID(keys.toArray(UUID[]::new));
                case TEXTS -> arguments.addArrayOfString(keys.toArray(String[]::new));
                case NONE -> {
                    // read as a whole
                }
            }
        }
        return arguments;
    }

    /**
     * @param needs of the company; parts of which no row is needed are there, and empty
     */
    CompanyState state(Row row, Needs needs) {
        Currency currency = Currency.getInstance(row.getString("currency"));
        List<PositionRow.Priced> positions = RowJson.readAll(row.getString("positions"), PositionRow.Priced.class);
        Map<StatePart<?>, Object> values = new HashMap<>();
        List<StatePart<?>> unread = new ArrayList<>(needs.keys().keySet());
        for (StatePart<?> part : parts) {
            values.put(part, part.read(row.getString(part.name()), currency));
            unread.remove(part);
        }
        unread.forEach(part -> values.put(part, part.read(null, currency)));
        return new CompanyState(
                head(row), terms(row, currency, positions), positions(positions), new StateParts(needs, values));
    }

    private static CompanyHead head(Row row) {
        return new CompanyHead(
                row.getUUID("company_id"),
                row.getLong("sequence"),
                row.getOffsetDateTime("changed_at").toInstant(),
                instant(row.getOffsetDateTime("test_clock")),
                instant(row.getOffsetDateTime("next_rollover_at")),
                row.getBoolean("is_suspended"),
                row.getLocalDate("ends_on"),
                row.getInteger("guardrails_version"));
    }

    private static SubscriptionTerms terms(Row row, Currency currency, List<PositionRow.Priced> positions) {
        return new SubscriptionTerms(
                row.getString("plan_name"),
                new BillingCalendar(
                        SubscriptionType.valueOf(row.getString("subscription_type")),
                        row.getLocalDate("start_date"),
                        row.getInteger("anchor_day"),
                        row.getInteger("term_months"),
                        ZoneId.of(row.getString("time_zone"))),
                SeatRetention.valueOf(row.getString("seat_retention")),
                ProrationMode.valueOf(row.getString("proration")),
                AdditionalInvoicing.valueOf(row.getString("additional_invoicing")),
                new PaymentTerms(
                        PaymentMethod.valueOf(row.getString("payment_method")), row.getInteger("payment_term_days")),
                currency,
                prices(positions, currency));
    }

    private static Map<UnitType, UnitPrices> prices(List<PositionRow.Priced> positions, Currency currency) {
        Map<UnitType, UnitPrices> prices = new EnumMap<>(UnitType.class);
        positions.forEach(priced -> prices.put(
                priced.unitType(),
                new UnitPrices(
                        money(priced.includedUnitPrice(), currency), money(priced.additionalUnitPrice(), currency))));
        return prices;
    }

    private static Map<UnitType, SeatPosition> positions(List<PositionRow.Priced> positions) {
        Map<UnitType, SeatPosition> byType = new EnumMap<>(UnitType.class);
        positions.forEach(priced -> byType.put(priced.unitType(), priced.position()));
        return byType;
    }

    private static Money money(BigDecimal amount, Currency currency) {
        return new Money(amount, currency);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
