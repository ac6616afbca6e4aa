package dev.seatledger.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.AdditionalInvoicing;
import dev.seatledger.billing.BillingCalendar;
import dev.seatledger.billing.OpenCredit;
import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.billing.PaymentTerms;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SeatRetention;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.SubscriptionType;
import dev.seatledger.billing.TaxParty;
import dev.seatledger.billing.UnitPrices;
import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.idempotency.RequestKey;
import dev.seatledger.shared.money.Money;

import static dev.seatledger.ledger.LoadedRows.objects;

/** From a row of {@code read-states.sql} to the state it holds. */
final class StateRow {

    private StateRow() {}

    static CompanyState toState(Row row) {
        UUID companyId = row.getUUID("company_id");
        Currency currency = Currency.getInstance(row.getString("currency"));
        JsonArray positions = row.getJsonArray("positions");
        return new CompanyState(
                customer(row, companyId),
                row.getLong("sequence"),
                row.getOffsetDateTime("changed_at").toInstant(),
                instant(row.getOffsetDateTime("test_clock")),
                instant(row.getOffsetDateTime("next_rollover_at")),
                terms(row, currency, prices(positions, currency)),
                positions(positions),
                new Standing(
                        row.getBoolean("is_suspended"), row.getLocalDate("ends_on"), row.getLocalDate("oldest_due")),
                objects(row.getJsonArray("scheduled"))
                        .map(LoadedRows::scheduled)
                        .collect(Collectors.toMap(ScheduledAmendment::unitType, Function.identity())),
                objects(row.getJsonArray("open_credits"))
                        .map(json -> new OpenCredit(
                                UUID.fromString(json.getString("id")), Money.of(json.getString("remaining"), currency)))
                        .toList(),
                LoadedRows.guardrails(row.getInteger("guardrails_version"), row.getJsonArray("guardrails")),
                loaded(row, companyId, currency));
    }

    private static Loaded loaded(Row row, UUID companyId, Currency currency) {
        return new Loaded(
                objects(row.getJsonArray("units"))
                        .map(json -> LoadedRows.unit(json, companyId))
                        .collect(Collectors.toMap(UnitRecord::unitId, Function.identity())),
                objects(row.getJsonArray("invoices"))
                        .map(json -> LoadedRows.invoice(json, currency))
                        .collect(Collectors.toMap(InvoiceState::invoiceId, Function.identity())),
                pending(row, currency),
                objects(row.getJsonArray("requests"))
                        .map(LoadedRows::request)
                        .collect(Collectors.toMap(CommitmentRequest::requestId, Function.identity())),
                objects(row.getJsonArray("approvals"))
                        .map(LoadedRows::approval)
                        .collect(Collectors.toMap(Approval::approvalId, Function.identity())),
                objects(row.getJsonArray("external_ids"))
                        .collect(Collectors.toMap(
                                json -> json.getString("externalId"), json -> UUID.fromString(json.getString("id")))),
                objects(row.getJsonArray("answered"))
                        .collect(Collectors.toMap(
                                json -> new RequestKey(json.getString("actor"), json.getString("key")),
                                LoadedRows::answered)));
    }

    private static @Nullable List<PendingCharge> pending(Row row, Currency currency) {
        return row.getBoolean("has_pending")
                ? objects(row.getJsonArray("pending"))
                        .map(json -> LoadedRows.pending(json, currency))
                        .toList()
                : null;
    }

    private static Customer customer(Row row, UUID companyId) {
        return new Customer(
                companyId,
                row.getString("legal_name"),
                new TaxParty(row.getString("country"), row.getString("vat_number")),
                language(row.getString("language")),
                row.getString("issuer"),
                new Contacts(
                        contact(row.getString("account_executive_name"), row.getString("account_executive_email")),
                        contact(row.getString("customer_success_name"), row.getString("customer_success_email"))));
    }

    private static @Nullable Language language(@Nullable String name) {
        return name == null ? null : Language.valueOf(name);
    }

    static Contacts.@Nullable Contact contact(@Nullable String name, @Nullable String email) {
        return name == null || email == null ? null : new Contacts.Contact(name, email);
    }

    private static SubscriptionTerms terms(Row row, Currency currency, Map<UnitType, UnitPrices> prices) {
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
                prices);
    }

    private static Map<UnitType, UnitPrices> prices(JsonArray positions, Currency currency) {
        Map<UnitType, UnitPrices> prices = new EnumMap<>(UnitType.class);
        objects(positions)
                .forEach(json -> prices.put(
                        UnitType.valueOf(json.getString("type")),
                        new UnitPrices(
                                Money.of(json.getString("includedPrice"), currency),
                                Money.of(json.getString("additionalPrice"), currency))));
        return prices;
    }

    private static Map<UnitType, SeatPosition> positions(JsonArray positions) {
        Map<UnitType, SeatPosition> byType = new EnumMap<>(UnitType.class);
        objects(positions).forEach(json -> {
            UnitType type = UnitType.valueOf(json.getString("type"));
            byType.put(
                    type,
                    new SeatPosition(
                            type, json.getInteger("included"), json.getInteger("created"), json.getInteger("paid")));
        });
        return byType;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
