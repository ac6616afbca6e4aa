package dev.seatledger.invoice.document;

import java.util.List;

/**
 * A note that the seller's law requires on invoices.
 *
 * @param subject what it is about (UNTDID 4451)
 */
record LegalNote(String subject) {

    /** Recovery costs, late payment, early payment: Articles L. 441-9 and L. 441-10 of the Code de commerce. */
    private static final List<LegalNote> FRENCH =
            List.of(new LegalNote("PMT"), new LegalNote("PMD"), new LegalNote("AAB"));

    static List<LegalNote> of(DocumentContent content) {
        return content.isInvoice() && content.seller().country().equals("FR") ? FRENCH : List.of();
    }

    /** Of its text. */
    String key() {
        return "note." + subject;
    }
}
