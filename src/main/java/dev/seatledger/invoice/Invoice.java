package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
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

import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.shared.money.Money;

/** An invoice as it was issued, and what is still due of it. Read only: the ledger writes it, once. */
@Entity
@Immutable
@Table(name = "invoice")
@IdClass(InvoiceId.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Invoice extends IssuedDocument {

    @Id
    @Column(name = "invoice_id")
    UUID invoiceId;

    @Enumerated(EnumType.STRING)
    InvoiceReason reason;

    LocalDate dueDate;
    BigDecimal creditApplied;
    BigDecimal amountDue;

    @OneToMany
    @JoinColumn(name = "company_id", referencedColumnName = "company_id", insertable = false, updatable = false)
    @JoinColumn(name = "document_id", referencedColumnName = "invoice_id", insertable = false, updatable = false)
    @OrderBy("lineNo")
    List<IssuedLine> lines;

    protected Invoice() {}

    public UUID invoiceId() {
        return invoiceId;
    }

    public InvoiceReason reason() {
        return reason;
    }

    /** Paid once nothing is due. */
    public InvoiceStatus status() {
        return amountDue.signum() == 0 ? InvoiceStatus.PAID : InvoiceStatus.OPEN;
    }

    public LocalDate dueDate() {
        return dueDate;
    }

    /** What open credit paid when it was issued (R29). */
    public Money creditApplied() {
        return money(creditApplied);
    }

    /** What is still to be paid: the total less the credit applied and the payments that came in. */
    public Money amountDue() {
        return money(amountDue);
    }

    /** In the order of the document. Loaded by {@link InvoiceRepository#get} only. */
    public List<IssuedLine> lines() {
        return List.copyOf(lines);
    }
}
