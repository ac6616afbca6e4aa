package dev.seatledger.invoice.numbering;

/** The series that each issuing legal entity numbers its documents in (R27). */
public enum DocumentSeries {
    INVOICE,
    CREDIT_NOTE
}
