package dev.seatledger.invoice.creditnote;

import java.util.Optional;
import java.util.UUID;

import dev.seatledger.invoice.CreditNoteRecord;
import dev.seatledger.invoice.InvoiceRecord;
import dev.seatledger.ledger.Receipt;

/**
 * A credit note that was issued, and the invoice that replaces what it credits, if one does.
 *
 * @param receipt with the numbers of both
 */
public record Correction(
        UUID companyId, CreditNoteRecord creditNote, Optional<InvoiceRecord> replacement, Receipt receipt) {}
