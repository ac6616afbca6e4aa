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

import dev.seatledger.billing.LineRule;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.UnitType;

/** A line as it was issued. */
@Entity
@Immutable
@Table(name = "invoice_line")
@IdClass(InvoiceLineId.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class InvoiceLine {

    @Id
    @Column(name = "company_id")
    UUID companyId;

    @Id
    @Column(name = "invoice_id")
    UUID invoiceId;

    @Id
    int lineNo;

    @Enumerated(EnumType.STRING)
    LineRule rule;

    String description;

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

    protected InvoiceLine() {}

    public LineRule rule() {
        return rule;
    }

    public String description() {
        return description;
    }

    public UnitType unitType() {
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
