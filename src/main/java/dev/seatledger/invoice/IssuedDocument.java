package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.TaxCategory;
import dev.seatledger.shared.money.Money;

/** What invoices and credit notes have in common, as they were issued (R27). */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public abstract class IssuedDocument {

    @Id
    @Column(name = "company_id")
    protected UUID companyId;

    protected long sequence;
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

    protected IssuedDocument() {}

    public UUID companyId() {
        return companyId;
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

    public TaxCategory taxCategory() {
        return taxCategory;
    }

    public BigDecimal taxPercent() {
        return taxPercent;
    }

    public @Nullable String taxMention() {
        return taxMention;
    }

    protected Money money(BigDecimal amount) {
        return new Money(amount, Currency.getInstance(currency));
    }
}
