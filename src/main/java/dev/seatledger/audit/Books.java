package dev.seatledger.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.DocumentLine;
import dev.seatledger.ledger.SeatCause;
import dev.seatledger.shared.money.Money;

/**
 * A company's records.
 *
 * @param sequence the company's last event when this was read
 * @param events how many there are
 * @param units how many exist
 * @param log the seat log, oldest first
 * @param documents oldest first
 * @param charges those that were kept for a recurring invoice, oldest first
 */
record Books(
        long sequence,
        long events,
        Map<UnitType, Integer> units,
        List<Entry> log,
        List<Booked> documents,
        List<Charge> charges) {

    /** A row of the seat log. */
    record Entry(
            long sequence,
            Instant at,
            SeatCause cause,
            SeatPosition before,
            SeatPosition after,
            @Nullable UUID invoiceId) {}

    /**
     * A document and what is on record about it.
     *
     * @param reason the constant's name
     * @param settlement of an invoice: what was paid and what is due; of a credit note: what was used and what is left
     */
    record Booked(
            UUID documentId,
            boolean isInvoice,
            long sequence,
            String reason,
            Instant issuedAt,
            @Nullable LocalDate periodStart,
            @Nullable UUID creditedInvoiceId,
            InvoiceAmounts amounts,
            TaxTreatment tax,
            Settlement settlement,
            List<DocumentLine> lines) {}

    /**
     * @param creditApplied as the invoice says
     * @param credits as the credit notes say
     * @param paid the sum of the payments
     * @param outstanding what is on record as due
     * @param used of a credit note, by invoices
     * @param remaining of a credit note, as on record
     */
    record Settlement(Money creditApplied, Money credits, Money paid, Money outstanding, Money used, Money remaining) {}

    /**
     * @param sequence of the event that announced the purchase
     * @param invoiceId the invoice it was billed on; null while it is pending
     */
    record Charge(ChargeLine line, long sequence, @Nullable UUID invoiceId) {}
}
