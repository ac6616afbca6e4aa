package dev.seatledger.company;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A company, for lists. Companies are written by the ledger. */
@Entity
@Immutable
@Table(name = "company")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Company {

    @Id
    UUID companyId;

    String legalName;
    String country;

    @Nullable
    @Column(nullable = true)
    String vatNumber;

    String timeZone;
    String currency;
    boolean isSandbox;

    protected Company() {}

    public UUID companyId() {
        return companyId;
    }

    public String legalName() {
        return legalName;
    }

    public String country() {
        return country;
    }

    public @Nullable String vatNumber() {
        return vatNumber;
    }

    public String timeZone() {
        return timeZone;
    }

    public String currency() {
        return currency;
    }

    /** Whether it lives on a test clock. */
    public boolean isSandbox() {
        return isSandbox;
    }
}
