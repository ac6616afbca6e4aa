package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.shared.money.Money;

/** An invoice as it was issued, and what is still due of it. Read only: the ledger writes it, once. */
@Entity
@Immutable
@Table(name = "invoice")
@AttributeOverride(name = "documentId", column = @Column(name = "invoice_id"))
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Invoice extends IssuedDocument {

    public static final DocumentType<Invoice> TYPE = new DocumentType<>(
            Invoice.class, DocumentKind.INVOICE, "invoice", "due_date, credit_applied, amount_due", "receivable");

    @Enumerated(EnumType.STRING)
    InvoiceReason reason;

    LocalDate dueDate;
    BigDecimal creditApplied;
    BigDecimal amountDue;

    protected Invoice() {}

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
}
