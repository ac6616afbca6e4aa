package dev.seatledger.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
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
import dev.seatledger.invoice.LineRow;
import dev.seatledger.invoice.PendingChargeRow;
import dev.seatledger.ledger.SeatCause;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.persistence.RowJson;
import dev.seatledger.shared.persistence.RowShape;
import dev.seatledger.shared.persistence.Sql;

/** Reads the books of one company in one statement, and so as of one instant. */
@ApplicationScoped
class BooksReader {

    private static final String READ_BOOKS = Sql.statement("read-books")
            .replace("{entry}", RowShape.of(LogRow.class).json("l"))
            .replace("{line}", RowShape.of(LineRow.class).json("l"))
            .replace("{charge}", RowShape.of(PendingChargeRow.class).json("p"));

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
                units(RowJson.readAll(row.getString("units"), UnitCount.class)),
                RowJson.readAll(row.getString("seat_log"), LogRow.class).stream()
                        .map(LogRow::toEntry)
                        .toList(),
                RowJson.readAll(row.getString("documents"), BookedRow.class).stream()
                        .map(document -> document.toBooked(currency))
                        .toList(),
                RowJson.readAll(row.getString("charges"), PendingChargeRow.class).stream()
                        .map(charge -> new Books.Charge(charge.toLine(currency), charge.sequence(), charge.invoiceId()))
                        .toList());
    }

    private static Map<UnitType, Integer> units(List<UnitCount> counts) {
        Map<UnitType, Integer> units = new EnumMap<>(UnitType.class);
        for (UnitType type : UnitType.values()) {
            units.put(type, 0);
        }
        counts.forEach(count -> units.put(count.unitType, count.created));
        return units;
    }

    record UnitCount(UnitType unitType, int created) {}

    record LogRow(
            long sequence,
            UnitType unitType,
            Instant at,
            SeatCause cause,
            int includedBefore,
            int includedAfter,
            int createdBefore,
            int createdAfter,
            int paidBefore,
            int paidAfter,
            @Nullable UUID invoiceId) {

        private Books.Entry toEntry() {
            return new Books.Entry(
                    sequence,
                    at,
                    cause,
                    new SeatPosition(unitType, includedBefore, createdBefore, paidBefore),
                    new SeatPosition(unitType, includedAfter, createdAfter, paidAfter),
                    invoiceId);
        }
    }

    /** A document, with what the rows of its credits and payments come to. */
    record BookedRow(
            UUID documentId,
            String kind,
            long sequence,
            String reason,
            Instant issuedAt,
            @Nullable LocalDate periodStart,
            @Nullable UUID creditedInvoiceId,
            BigDecimal net,
            BigDecimal tax,
            BigDecimal total,
            TaxCategory taxCategory,
            BigDecimal taxPercent,
            @Nullable BigDecimal creditApplied,
            BigDecimal outstanding,
            BigDecimal remaining,
            BigDecimal paid,
            BigDecimal credits,
            BigDecimal used,
            List<LineRow> lines) {

        private Books.Booked toBooked(Currency currency) {
            return new Books.Booked(
                    documentId,
                    kind.equals("INVOICE"),
                    sequence,
                    reason,
                    issuedAt,
                    periodStart,
                    creditedInvoiceId,
                    new InvoiceAmounts(new Money(net, currency), new Money(tax, currency), new Money(total, currency)),
                    new TaxTreatment(taxCategory, taxPercent, null),
                    new Books.Settlement(
                            creditApplied == null ? Money.zero(currency) : new Money(creditApplied, currency),
                            new Money(credits, currency),
                            new Money(paid, currency),
                            new Money(outstanding, currency),
                            new Money(used, currency),
                            new Money(remaining, currency)),
                    lines.stream().map(line -> line.toLine(currency)).toList());
        }
    }
}
