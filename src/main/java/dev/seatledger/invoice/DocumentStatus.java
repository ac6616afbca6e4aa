package dev.seatledger.invoice;

/** What becomes of a document once it is issued: it is open until nothing is left of it. */
public interface DocumentStatus {

    boolean isOpen();
}
