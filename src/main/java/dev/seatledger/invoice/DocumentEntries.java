package dev.seatledger.invoice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.seatledger.billing.AppliedCredit;
import dev.seatledger.billing.ChargeLine;
import dev.seatledger.customer.Customer;
import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.payload.CreditNoteApplied;
import dev.seatledger.eventtype.payload.CreditNoteIssued;
import dev.seatledger.eventtype.payload.InvoiceIssued;
import dev.seatledger.eventtype.payload.InvoicePaid;
import dev.seatledger.eventtype.payload.SeatPurchased;
import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.StatePart;
import dev.seatledger.shared.money.Money;

/** What charging, issuing and settling write. A posting that issues is decided on a state with {@link Invoicing#NEEDS}. */
public final class DocumentEntries {

    private DocumentEntries() {}

    /** Seats bought, whether or not an invoice is issued for them at once. */
    public static void purchaseSeats(Posting posting, ChargeLine line) {
        posting.announce(
                EventType.SEAT_PURCHASED,
                new SeatPurchased(line.unitType(), line.quantity(), line.seatsAfter(), line.net()));
    }

    /** The purchase announced last is charged on the next recurring invoice (R10). */
    public static void chargeLater(Posting posting, ChargeLine line) {
        PendingChargeRow charge = PendingChargeRow.of(posting.companyId(), posting.sequence(), line);
        posting.write(PendingChargeRow.KIND, charge);
        posting.update(PendingChargeRow.PART, waiting -> plus(waiting, charge));
    }

    /** All charges that have waited are on this invoice. */
    public static void billPendingCharges(Posting posting, UUID invoiceId) {
        posting.get(PendingChargeRow.PART)
                .forEach(charge -> posting.write(PendingChargeRow.KIND, charge.billedOn(invoiceId)));
        posting.update(PendingChargeRow.PART, waiting -> List.of());
    }

    /** An invoice, and the open credit that it takes (R29). */
    public static void issue(Posting posting, InvoiceRecord invoice) {
        UUID invoiceId = invoice.invoiceId();
        long sequence = posting.announce(
                EventType.INVOICE_ISSUED,
                new InvoiceIssued(
                        invoiceId,
                        null,
                        wireName(invoice.reason()),
                        invoice.amounts().total(),
                        invoice.amountDue()));
        posting.write(NewDocumentRow.KIND, NewDocumentRow.of(posting.get(Customer.PART), invoice, sequence));
        writeLines(posting, invoiceId, invoice.lines());
        putInvoice(posting, InvoiceState.issued(invoice, sequence));
        invoice.credits().forEach(credit -> useCredit(posting, invoiceId, credit));
        if (invoice.amountDue().isZero()) {
            posting.announce(EventType.INVOICE_PAID, new InvoicePaid(invoiceId));
        } else {
            posting.write(
                    ReceivableRow.KIND,
                    ReceivableRow.of(posting.companyId(), invoiceId, invoice.dueDate(), invoice.amountDue()));
            posting.update(ReceivableRow.OLDEST_DUE, oldest -> earlier(oldest, invoice.dueDate()));
        }
    }

    /** A credit note; what it gives back is open credit from now on. */
    public static void issue(Posting posting, CreditNoteRecord note) {
        UUID noteId = note.creditNoteId();
        Money total = note.amounts().total();
        long sequence = posting.announce(
                EventType.CREDIT_NOTE_ISSUED,
                new CreditNoteIssued(noteId, null, note.invoiceId(), wireName(note.reason()), total));
        posting.write(NewDocumentRow.KIND, NewDocumentRow.of(posting.get(Customer.PART), note, sequence));
        writeLines(posting, noteId, note.lines());
        OpenCreditRow credit = new OpenCreditRow(posting.companyId(), noteId, sequence, total.amount());
        posting.write(OpenCreditRow.KIND, credit);
        posting.update(OpenCreditRow.PART, open -> plus(open, credit));
        changeInvoice(posting, note.invoiceId(), invoice -> invoice.credited(note.amounts()));
    }

    /**
     * An invoice as it is after money came in for it.
     *
     * @param paid one that the command has asked for
     */
    public static void settle(Posting posting, InvoiceState paid) {
        posting.write(ReceivableRow.KIND, ReceivableRow.of(posting.companyId(), paid));
        changeInvoice(posting, paid.invoiceId(), before -> paid);
        if (paid.outstanding().isZero()) {
            posting.announce(EventType.INVOICE_PAID, new InvoicePaid(paid.invoiceId()));
            // Which invoice is the oldest due now is not known here.
            posting.forget(ReceivableRow.OLDEST_DUE);
        }
    }

    private static void useCredit(Posting posting, UUID invoiceId, AppliedCredit applied) {
        UUID noteId = applied.creditNoteId();
        posting.write(
                ApplicationRow.KIND,
                new ApplicationRow(
                        posting.companyId(), invoiceId, noteId, applied.amount().amount()));
        List<OpenCreditRow> left = new ArrayList<>();
        for (OpenCreditRow credit : posting.get(OpenCreditRow.PART)) {
            if (!credit.creditNoteId().equals(noteId)) {
                left.add(credit);
                continue;
            }
            OpenCreditRow rest = credit.minus(applied.amount());
            posting.write(OpenCreditRow.KIND, rest);
            if (rest.isUsedUp()) {
                posting.announce(EventType.CREDIT_NOTE_APPLIED, new CreditNoteApplied(noteId));
            } else {
                left.add(rest);
            }
        }
        posting.update(OpenCreditRow.PART, before -> List.copyOf(left));
    }

    private static void writeLines(Posting posting, UUID documentId, List<DocumentLine> lines) {
        int lineNo = 0;
        for (DocumentLine line : lines) {
            lineNo++;
            posting.write(LineRow.KIND, LineRow.of(posting.companyId(), documentId, lineNo, line));
        }
    }

    private static void putInvoice(Posting posting, InvoiceState invoice) {
        for (StatePart<Map<UUID, InvoiceState>> part : List.of(InvoiceState.PART, InvoiceState.OF_COMMITMENT)) {
            posting.update(part, known -> with(known, invoice));
        }
    }

    private static void changeInvoice(
            Posting posting, UUID invoiceId, java.util.function.UnaryOperator<InvoiceState> change) {
        for (StatePart<Map<UUID, InvoiceState>> part : List.of(InvoiceState.PART, InvoiceState.OF_COMMITMENT)) {
            posting.update(part, known -> {
                InvoiceState invoice = known.get(invoiceId);
                return invoice == null ? known : with(known, change.apply(invoice));
            });
        }
    }

    private static Map<UUID, InvoiceState> with(Map<UUID, InvoiceState> known, InvoiceState invoice) {
        Map<UUID, InvoiceState> all = new HashMap<>(known);
        all.put(invoice.invoiceId(), invoice);
        return Map.copyOf(all);
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> all = new ArrayList<>(list);
        all.add(last);
        return List.copyOf(all);
    }

    private static Optional<LocalDate> earlier(Optional<LocalDate> oldest, LocalDate day) {
        return oldest.filter(due -> !due.isAfter(day)).or(() -> Optional.of(day));
    }

    private static String wireName(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
