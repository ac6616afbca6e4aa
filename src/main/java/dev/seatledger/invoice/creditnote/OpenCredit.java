package dev.seatledger.invoice.creditnote;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A credit note of which something is left. There are few, however many credit notes a company has. Read only. */
@Entity
@Immutable
@Table(name = "open_credit")
@IdClass(CreditNoteId.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class OpenCredit {

    @Id
    UUID companyId;

    @Id
    UUID creditNoteId;

    long sequence;
    BigDecimal remaining;

    protected OpenCredit() {}
}
