package dev.seatledger.invoice.creditnote;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

import dev.seatledger.billing.CreditNoteReason;
import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.invoice.DocumentType;
import dev.seatledger.invoice.IssuedDocument;
import dev.seatledger.shared.money.Money;

/** A credit note as it was issued, and what is left of it (R28, R29). Read only: the ledger writes it, once. */
@Entity
@Immutable
@Table(name = "credit_note")
@AttributeOverride(name = "documentId", column = @Column(name = "credit_note_id"))
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class CreditNote extends IssuedDocument {

    public static final DocumentType<CreditNote> TYPE = new DocumentType<>(
            CreditNote.class, DocumentKind.CREDIT_NOTE, "credit_note", "invoice_id, remaining", "open_credit");

    UUID invoiceId;

    @Enumerated(EnumType.STRING)
    CreditNoteReason reason;

    BigDecimal remaining;

    protected CreditNote() {}

    /** The invoice that it credits. */
    public UUID invoiceId() {
        return invoiceId;
    }

    public CreditNoteReason reason() {
        return reason;
    }

    /** What no invoice has taken yet, tax included. */
    public Money remaining() {
        return money(remaining);
    }

    /** Applied once nothing is left. */
    public CreditNoteStatus status() {
        return remaining.signum() == 0 ? CreditNoteStatus.APPLIED : CreditNoteStatus.OPEN;
    }
}
