package dev.seatledger.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.billing.TaxTreatment;

/**
 * An invoice that is complete but for its number, which is drawn when it is written (R27).
 *
 * @param seller the issuing legal entity as it is today
 * @param periodStart first day of the period billed; of recurring invoices only
 * @param lines at least one, none of them of 0.00 (R15)
 */
public record InvoiceRecord(
        UUID invoiceId,
        Issuer seller,
        InvoiceReason reason,
        Instant issuedAt,
        LocalDate issueDate,
        LocalDate dueDate,
        @Nullable LocalDate periodStart,
        List<ChargeLine> lines,
        TaxTreatment tax,
        InvoiceAmounts amounts) {

    public InvoiceRecord {
        lines = List.copyOf(lines);
    }
}
