package dev.seatledger.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
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
import dev.seatledger.billing.TaxParty;
import dev.seatledger.billing.UnitPrices;
import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.money.Money;

/** From a row of {@code read-states.sql} to the state it holds. */
final class StateRow {

    private StateRow() {}

    static CompanyState toState(Row row) {
        UUID companyId = row.getUUID("company_id");
        Currency currency = Currency.getInstance(row.getString("currency"));
        JsonArray positions = row.getJsonArray("positions");
        JsonArray units = row.getJsonArray("units");
        return new CompanyState(
                customer(row, companyId),
                row.getLong("sequence"),
                row.getOffsetDateTime("changed_at").toInstant(),
                instant(row.getOffsetDateTime("test_clock")),
                row.getOffsetDateTime("next_rollover_at").toInstant(),
                terms(row, currency, prices(positions, currency)),
                positions(positions),
                units == null ? Map.of() : units(units, companyId));
    }

    private static Customer customer(Row row, UUID companyId) {
        return new Customer(
                companyId,
                row.getString("legal_name"),
                new TaxParty(row.getString("country"), row.getString("vat_number")),
                row.getString("issuer"),
                new Contacts(
                        contact(row.getString("account_executive_name"), row.getString("account_executive_email")),
                        contact(row.getString("customer_success_name"), row.getString("customer_success_email"))));
    }

    private static Contacts.@Nullable Contact contact(@Nullable String name, @Nullable String email) {
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
        for (int i = 0; i < positions.size(); i++) {
            JsonObject json = positions.getJsonObject(i);
            prices.put(
                    UnitType.valueOf(json.getString("type")),
                    new UnitPrices(
                            Money.of(json.getString("includedPrice"), currency),
                            Money.of(json.getString("additionalPrice"), currency)));
        }
        return prices;
    }

    private static Map<UnitType, SeatPosition> positions(JsonArray positions) {
        Map<UnitType, SeatPosition> byType = new EnumMap<>(UnitType.class);
        for (int i = 0; i < positions.size(); i++) {
            JsonObject json = positions.getJsonObject(i);
            UnitType type = UnitType.valueOf(json.getString("type"));
            byType.put(
                    type,
                    new SeatPosition(
                            type, json.getInteger("included"), json.getInteger("created"), json.getInteger("paid")));
        }
        return byType;
    }

    private static Map<UUID, UnitRecord> units(JsonArray units, UUID companyId) {
        Map<UUID, UnitRecord> byId = new HashMap<>();
        for (int i = 0; i < units.size(); i++) {
            JsonObject json = units.getJsonObject(i);
            UUID unitId = UUID.fromString(json.getString("id"));
            byId.put(
                    unitId,
                    new UnitRecord(
                            companyId,
                            unitId,
                            UnitType.valueOf(json.getString("type")),
                            json.getString("name"),
                            json.getString("email"),
                            json.getString("phoneNumber"),
                            json.getInteger("version"),
                            OffsetDateTime.parse(json.getString("createdAt")).toInstant(),
                            json.getString("createdBy")));
        }
        return byId;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
