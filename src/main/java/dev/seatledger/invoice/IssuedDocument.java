package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.ledger.DocumentLine;
import dev.seatledger.shared.money.Money;

/** What invoices and credit notes have in common, as they were issued (R27). */
@MappedSuperclass
@IdClass(DocumentId.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public abstract class IssuedDocument {

    @Id
    @Column(name = "company_id")
    UUID companyId;

    @Id
    UUID documentId;

    long sequence;
    String issuer;
    String number;
    Instant issuedAt;
    LocalDate issueDate;
    String currency;
    BigDecimal net;
    BigDecimal tax;
    BigDecimal total;

    @Enumerated(EnumType.STRING)
    TaxCategory taxCategory;

    BigDecimal taxPercent;

    @Nullable
    @Column(nullable = true)
    String taxMention;

    @OneToMany
    @JoinColumn(name = "company_id", insertable = false, updatable = false)
    @JoinColumn(name = "document_id", insertable = false, updatable = false)
    @OrderBy("lineNo")
    List<IssuedLine> lines;

    protected IssuedDocument() {}

    public UUID companyId() {
        return companyId;
    }

    public UUID documentId() {
        return documentId;
    }

    /** Of the event that announced it: grows in the order of issue within the company. */
    public long sequence() {
        return sequence;
    }

    public String number() {
        return number;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public LocalDate issueDate() {
        return issueDate;
    }

    public InvoiceAmounts amounts() {
        return new InvoiceAmounts(money(net), money(tax), money(total));
    }

    public TaxTreatment tax() {
        return new TaxTreatment(taxCategory, taxPercent, taxMention);
    }

    /** In the order of the document. Loaded by {@link IssuedDocumentService#get} only. */
    public List<DocumentLine> lines() {
        return lines.stream().map(line -> line.toLine(currency())).toList();
    }

    public Currency currency() {
        return Currency.getInstance(currency);
    }

    protected Money money(BigDecimal amount) {
        return new Money(amount, currency());
    }
}
