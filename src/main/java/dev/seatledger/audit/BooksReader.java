package dev.seatledger.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.LoadedRows;
import dev.seatledger.ledger.SeatCause;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.persistence.Sql;

/** Reads the books of one company in one statement, and so as of one instant. */
@ApplicationScoped
class BooksReader {

    private static final String READ_BOOKS = Sql.statement("read-books");

    private final Pool pool;

    BooksReader(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param companyId of a company that exists
     */
    Uni<Books> read(UUID companyId, Currency currency) {
        return pool.preparedQuery(READ_BOOKS)
                .execute(Tuple.of(companyId))
                .map(rows -> books(rows.iterator().next(), currency));
    }

    private static Books books(Row row, Currency currency) {
        return new Books(
                row.getLong("sequence"),
                row.getLong("events"),
                units(row.getJsonObject("units")),
                LoadedRows.objects(row.getJsonArray("seat_log"))
                        .map(BooksReader::entry)
                        .toList(),
                LoadedRows.objects(row.getJsonArray("documents"))
                        .map(json -> document(json, currency))
                        .toList(),
                LoadedRows.objects(row.getJsonArray("charges"))
                        .map(json -> new Books.Charge(LoadedRows.pending(json, currency), id(json, "invoice_id")))
                        .toList());
    }

    private static Map<UnitType, Integer> units(@Nullable JsonObject counts) {
        Map<UnitType, Integer> units = new EnumMap<>(UnitType.class);
        for (UnitType type : UnitType.values()) {
            units.put(type, counts == null ? 0 : counts.getInteger(type.name(), 0));
        }
        return units;
    }

    private static Books.Entry entry(JsonObject json) {
        UnitType type = UnitType.valueOf(json.getString("unit_type"));
        return new Books.Entry(
                json.getLong("sequence"),
                instant(json, "at"),
                SeatCause.valueOf(json.getString("cause")),
                position(type, json, "_before"),
                position(type, json, "_after"),
                id(json, "invoice_id"));
    }

    private static SeatPosition position(UnitType type, JsonObject json, String when) {
        return new SeatPosition(
                type,
                json.getInteger("included" + when),
                json.getInteger("created" + when),
                json.getInteger("paid" + when));
    }

    private static Books.Booked document(JsonObject json, Currency currency) {
        boolean isInvoice = "INVOICE".equals(json.getString("kind"));
        String periodStart = json.getString("period_start");
        UUID documentId = id(json, "id");
        return new Books.Booked(
                java.util.Objects.requireNonNull(documentId),
                isInvoice,
                json.getLong("sequence"),
                json.getString("reason"),
                instant(json, "issued_at"),
                periodStart == null ? null : LocalDate.parse(periodStart),
                id(json, "credited_invoice_id"),
                new InvoiceAmounts(
                        money(json, "net", currency), money(json, "tax", currency), money(json, "total", currency)),
                new TaxTreatment(
                        TaxCategory.valueOf(json.getString("tax_category")),
                        new BigDecimal(json.getString("tax_percent")),
                        null),
                new Books.Settlement(
                        isInvoice ? money(json, "credit_applied", currency) : Money.zero(currency),
                        money(json, "credits", currency),
                        money(json, "paid", currency),
                        money(json, "outstanding", currency),
                        money(json, "used", currency),
                        money(json, "remaining", currency)),
                LoadedRows.objects(json.getJsonArray("lines"))
                        .map(line -> LoadedRows.line(line, currency))
                        .toList());
    }

    private static Money money(JsonObject json, String name, Currency currency) {
        return LoadedRows.money(json, name, currency);
    }

    private static Instant instant(JsonObject json, String name) {
        return OffsetDateTime.parse(json.getString(name)).toInstant();
    }

    private static @Nullable UUID id(JsonObject json, String name) {
        String text = json.getString(name);
        return text == null ? null : UUID.fromString(text);
    }
}
