package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.LineRule;
import dev.seatledger.billing.Period;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.Share;
import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.RowKind;
import dev.seatledger.ledger.StatePart;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.persistence.RowJson;
import dev.seatledger.shared.persistence.RowShape;

/**
 * A row of {@code pending_charge}: a charge that is kept for the next recurring invoice (R10, {@code next_invoice}).
 *
 * @param sequence of the event that announced the purchase
 * @param invoiceId the invoice that has taken it; null while it waits
 */
public record PendingChargeRow(
        UUID companyId,
        long sequence,
        UnitType unitType,
        LineRule rule,
        int quantity,
        LocalDate periodStart,
        LocalDate periodEnd,
        ProrationMode proration,
        long numerator,
        long denominator,
        BigDecimal fullPrice,
        int seatsBefore,
        int seatsAfter,
        BigDecimal net,
        @Nullable UUID invoiceId) {

    static final RowKind<PendingChargeRow> KIND = RowKind.put(
            "pending_charge",
            PendingChargeRow.class,
            row -> List.of(row.sequence, row.unitType),
            "pending_charge_pk",
            "invoice_id");

    /** Those that wait, in their order. */
    public static final StatePart<List<PendingChargeRow>> PART = StatePart.of(
            "pending_charges",
            "SELECT jsonb_agg(" + RowShape.of(PendingChargeRow.class).json("x") + " ORDER BY x.sequence, x.unit_type)"
                    + " FROM pending_charge x WHERE x.company_id = {company} AND x.invoice_id IS NULL",
            (json, currency) -> RowJson.readAll(json, PendingChargeRow.class));

    static PendingChargeRow of(UUID companyId, long sequence, ChargeLine line) {
        return new PendingChargeRow(
                companyId,
                sequence,
                line.unitType(),
                line.rule(),
                line.quantity(),
                line.period().start(),
                line.period().end(),
                line.share().mode(),
                line.share().numerator(),
                line.share().denominator(),
                line.fullPrice().amount(),
                line.seatsBefore(),
                line.seatsAfter(),
                line.net().amount(),
                null);
    }

    PendingChargeRow billedOn(UUID invoice) {
        return new PendingChargeRow(
                companyId,
                sequence,
                unitType,
                rule,
                quantity,
                periodStart,
                periodEnd,
                proration,
                numerator,
                denominator,
                fullPrice,
                seatsBefore,
                seatsAfter,
                net,
                invoice);
    }

    public ChargeLine toLine(Currency currency) {
        return new ChargeLine(
                rule,
                unitType,
                quantity,
                new Period(periodStart, periodEnd),
                new Share(proration, numerator, denominator),
                new Money(fullPrice, currency),
                seatsBefore,
                seatsAfter,
                new Money(net, currency));
    }
}
