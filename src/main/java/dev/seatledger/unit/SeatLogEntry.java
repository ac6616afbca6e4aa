package dev.seatledger.unit;

import java.time.Instant;
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

import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.SeatCause;

/** What happened to the seats of one type (R36). Read only: the ledger writes it, once. */
@Entity
@Immutable
@Table(name = "seat_log")
@IdClass(SeatLogId.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class SeatLogEntry {

    @Id
    UUID companyId;

    @Id
    long sequence;

    @Id
    @Enumerated(EnumType.STRING)
    UnitType unitType;

    Instant at;
    String actor;

    @Enumerated(EnumType.STRING)
    SeatCause cause;

    @Nullable
    @Column(nullable = true)
    UUID unitId;

    int createdBefore;
    int createdAfter;
    int paidBefore;
    int paidAfter;

    @Nullable
    @Column(nullable = true)
    UUID invoiceId;

    protected SeatLogEntry() {}

    public long sequence() {
        return sequence;
    }

    public UnitType unitType() {
        return unitType;
    }

    public Instant at() {
        return at;
    }

    public String actor() {
        return actor;
    }

    public SeatCause cause() {
        return cause;
    }

    public @Nullable UUID unitId() {
        return unitId;
    }

    public int createdBefore() {
        return createdBefore;
    }

    public int createdAfter() {
        return createdAfter;
    }

    public int paidBefore() {
        return paidBefore;
    }

    public int paidAfter() {
        return paidAfter;
    }

    public @Nullable UUID invoiceId() {
        return invoiceId;
    }
}
