package dev.seatledger.invoice;

public enum DocumentKind {
    INVOICE("invoice"),
    CREDIT_NOTE("credit note");

    private final String noun;

    DocumentKind(String noun) {
        this.noun = noun;
    }

    /** In English, as refusals name it. */
    public String noun() {
        return noun;
    }
}
