package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.LineRule;
import dev.seatledger.billing.Period;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.Share;
import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.RowKind;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.persistence.RowShape;

/** A row of {@code document_line}. */
public record LineRow(
        UUID companyId,
        UUID documentId,
        int lineNo,
        LineRule rule,
        String description,
        @Nullable UnitType unitType,
        int quantity,
        BigDecimal unitPrice,
        LocalDate periodStart,
        LocalDate periodEnd,
        ProrationMode proration,
        long numerator,
        long denominator,
        BigDecimal fullPrice,
        int seatsBefore,
        int seatsAfter,
        BigDecimal net) {

    static final RowKind<LineRow> KIND =
            RowKind.added("document_line", LineRow.class, row -> List.of(row.documentId, row.lineNo));

    static final RowShape SHAPE = RowShape.of(LineRow.class);

    /**
     * @param lineNo from 1
     */
    static LineRow of(UUID companyId, UUID documentId, int lineNo, DocumentLine line) {
        return new LineRow(
                companyId,
                documentId,
                lineNo,
                line.rule(),
                line.description(),
                line.unitType(),
                line.quantity(),
                line.unitPrice(),
                line.period().start(),
                line.period().end(),
                line.share().mode(),
                line.share().numerator(),
                line.share().denominator(),
                line.fullPrice().amount(),
                line.seatsBefore(),
                line.seatsAfter(),
                line.net().amount());
    }

    public DocumentLine toLine(Currency currency) {
        return new DocumentLine(
                rule,
                description,
                unitType,
                quantity,
                unitPrice,
                new Period(periodStart, periodEnd),
                new Share(proration, numerator, denominator),
                new Money(fullPrice, currency),
                seatsBefore,
                seatsAfter,
                new Money(net, currency));
    }
}
