package dev.seatledger.billing;

/** Why a line is on a document. */
public enum LineRule {
    /** The commitment, for a whole period (R19). */
    INCLUDED("included"),
    /** Seats beyond the commitment, for a whole window (R19) or from their creation to its end (R10). */
    ADDITIONAL("additional"),
    /** A credit that is not tied to seats (R28). */
    CREDIT("credited");

    private final String adjective;

    LineRule(String adjective) {
        this.adjective = adjective;
    }

    String adjective() {
        return adjective;
    }
}
