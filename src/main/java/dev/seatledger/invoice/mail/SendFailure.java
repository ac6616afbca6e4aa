package dev.seatledger.invoice.mail;

/**
 * Why a message did not go out. What it says is for owners, so it holds nothing but a slug of ours or the numbers of the mail server's
 * answer: its words may tell of our side's accounts and hosts.
 */
final class SendFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isPermanent;

    private SendFailure(String error, boolean isPermanent) {
        // An outcome, not a defect: no stack trace.
        super(error, null, false, false);
        this.isPermanent = isPermanent;
    }

    /** To be tried again. */
    static SendFailure temporary(String error) {
        return new SendFailure(error, false);
    }

    /** Nothing will come of it, however often it is tried. */
    static SendFailure permanent(String error) {
        return new SendFailure(error, true);
    }

    String error() {
        return String.valueOf(getMessage());
    }

    boolean isPermanent() {
        return isPermanent;
    }
}
