package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
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
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.UnitType;

/** A line of a document as it was issued. */
@Entity
@Immutable
@Table(name = "document_line")
@IdClass(IssuedLineId.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class IssuedLine {

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

    public LineRule rule() {
        return rule;
    }

    public String description() {
        return description;
    }

    /** Null for a credit that no seats explain. */
    public @Nullable UnitType unitType() {
        return unitType;
    }

    public int quantity() {
        return quantity;
    }

    public BigDecimal unitPrice() {
        return unitPrice;
    }

    public LocalDate periodStart() {
        return periodStart;
    }

    public LocalDate periodEnd() {
        return periodEnd;
    }

    public ProrationMode proration() {
        return proration;
    }

    public long numerator() {
        return numerator;
    }

    public long denominator() {
        return denominator;
    }

    public BigDecimal fullPrice() {
        return fullPrice;
    }

    public int seatsBefore() {
        return seatsBefore;
    }

    public int seatsAfter() {
        return seatsAfter;
    }

    public BigDecimal net() {
        return net;
    }
}
