package dev.seatledger.invoice.creditnote;

import java.math.BigDecimal;
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

import dev.seatledger.billing.CreditNoteReason;
import dev.seatledger.invoice.IssuedDocument;
import dev.seatledger.invoice.IssuedLine;
import dev.seatledger.shared.money.Money;

/** A credit note as it was issued, and what is left of it (R28, R29). Read only: the ledger writes it, once. */
@Entity
@Immutable
@Table(name = "credit_note")
@IdClass(CreditNoteId.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class CreditNote extends IssuedDocument {

    @Id
    @Column(name = "credit_note_id")
    UUID creditNoteId;

    UUID invoiceId;

    @Enumerated(EnumType.STRING)
    CreditNoteReason reason;

    BigDecimal remaining;

    @OneToMany
    @JoinColumn(name = "company_id", referencedColumnName = "company_id", insertable = false, updatable = false)
    @JoinColumn(name = "document_id", referencedColumnName = "credit_note_id", insertable = false, updatable = false)
    @OrderBy("lineNo")
    List<IssuedLine> lines;

    protected CreditNote() {}

    public UUID creditNoteId() {
        return creditNoteId;
    }

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

    /** In the order of the document. Loaded by {@link CreditNoteRepository#get} only. */
    public List<IssuedLine> lines() {
        return List.copyOf(lines);
    }
}
