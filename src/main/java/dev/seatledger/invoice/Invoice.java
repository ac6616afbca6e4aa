package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.shared.money.Money;

/** An invoice as it was issued (R27). Read only: the ledger writes it, once. */
@Entity
@Immutable
@Table(name = "invoice")
@IdClass(InvoiceId.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Invoice {

    @Id
    @Column(name = "company_id")
    UUID companyId;

    @Id
    @Column(name = "invoice_id")
    UUID invoiceId;

    long sequence;
    String issuer;
    String number;

    @Enumerated(EnumType.STRING)
    InvoiceReason reason;

    Instant issuedAt;
    LocalDate issueDate;
    LocalDate dueDate;
    String currency;
    BigDecimal net;
    BigDecimal tax;
    BigDecimal total;
    BigDecimal creditApplied;
    BigDecimal amountDue;

    @Enumerated(EnumType.STRING)
    TaxCategory taxCategory;

    BigDecimal taxPercent;

    @Nullable
    @Column(nullable = true)
    String taxMention;

    @OneToMany
    @JoinColumn(name = "company_id", referencedColumnName = "company_id", insertable = false, updatable = false)
    @JoinColumn(name = "invoice_id", referencedColumnName = "invoice_id", insertable = false, updatable = false)
    @OrderBy("lineNo")
    List<InvoiceLine> lines;

    protected Invoice() {}

    public UUID companyId() {
        return companyId;
    }

    public UUID invoiceId() {
        return invoiceId;
    }

    /** Of the event that announced it: grows in the order of issue within the company. */
    public long sequence() {
        return sequence;
    }

    public String number() {
        return number;
    }

    public InvoiceReason reason() {
        return reason;
    }

    /** Paid once nothing is due. */
    public InvoiceStatus status() {
        return amountDue.signum() == 0 ? InvoiceStatus.PAID : InvoiceStatus.OPEN;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public LocalDate issueDate() {
        return issueDate;
    }

    public LocalDate dueDate() {
        return dueDate;
    }

    public String currency() {
        return currency;
    }

    public Money net() {
        return money(net);
    }

    public Money tax() {
        return money(tax);
    }

    public Money total() {
        return money(total);
    }

    public Money creditApplied() {
        return money(creditApplied);
    }

    public Money amountDue() {
        return money(amountDue);
    }

    public TaxCategory taxCategory() {
        return taxCategory;
    }

    public BigDecimal taxPercent() {
        return taxPercent;
    }

    public @Nullable String taxMention() {
        return taxMention;
    }

    /** In the order of the document. Loaded by {@link InvoiceRepository#get} only. */
    public List<InvoiceLine> lines() {
        return List.copyOf(lines);
    }

    Money money(BigDecimal amount) {
        return new Money(amount, Currency.getInstance(currency));
    }
}
