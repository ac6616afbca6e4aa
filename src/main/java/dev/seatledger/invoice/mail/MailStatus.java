package dev.seatledger.invoice.mail;

public enum MailStatus {
    QUEUED,
    SENT,
    FAILED
}
