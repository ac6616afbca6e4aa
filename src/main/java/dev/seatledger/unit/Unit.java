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

/** A unit, for reading. Units are written by the ledger, together with the seats they take. */
@Entity
@Immutable
@Table(name = "unit")
@IdClass(UnitId.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class Unit {

    @Id
    UUID companyId;

    @Id
    UUID unitId;

    @Column(name = "unit_type")
    @Enumerated(EnumType.STRING)
    UnitType type;

    String name;

    @Nullable
    @Column(nullable = true)
    String email;

    @Nullable
    @Column(nullable = true)
    String phoneNumber;

    @Nullable
    @Column(nullable = true)
    String externalId;

    @Nullable
    @Column(nullable = true)
    String costCenter;

    int version;
    Instant createdAt;
    String createdBy;

    @Nullable
    @Column(nullable = true)
    Instant deletedAt;

    protected Unit() {}

    UnitRecord toRecord() {
        return new UnitRecord(
                companyId,
                unitId,
                type,
                name,
                email,
                phoneNumber,
                externalId,
                costCenter,
                version,
                createdAt,
                createdBy);
    }
}
