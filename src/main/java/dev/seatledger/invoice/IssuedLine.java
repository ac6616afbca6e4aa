package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.LineRule;
import dev.seatledger.billing.Period;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.Share;
import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.DocumentLine;
import dev.seatledger.shared.money.Money;

/** A line of a document as it was issued. */
@Entity
@Immutable
@Table(name = "document_line")
@IdClass(IssuedLineId.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class IssuedLine {

    @Id
    @Column(name = "company_id")
    UUID companyId;

    @Id
    @Column(name = "document_id")
    UUID documentId;

    @Id
    int lineNo;

    @Enumerated(EnumType.STRING)
    LineRule rule;

    String description;

    @Nullable
    @Column(nullable = true)
    @Enumerated(EnumType.STRING)
    UnitType unitType;

    int quantity;
    BigDecimal unitPrice;
    LocalDate periodStart;
    LocalDate periodEnd;

    @Enumerated(EnumType.STRING)
    ProrationMode proration;

    long numerator;
    long denominator;
    BigDecimal fullPrice;
    int seatsBefore;
    int seatsAfter;
    BigDecimal net;

    protected IssuedLine() {}

    DocumentLine toLine(Currency currency) {
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
