package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** An invoice of which something is still due. There are few, however many invoices a company has. Read only. */
@Entity
@Immutable
@Table(name = "receivable")
@IdClass(InvoiceId.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class Receivable {

    @Id
    UUID companyId;

    @Id
    UUID invoiceId;

    LocalDate dueDate;
    BigDecimal outstanding;

    protected Receivable() {}
}
