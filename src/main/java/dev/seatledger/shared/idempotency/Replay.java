package dev.seatledger.shared.idempotency;

/** The request has been carried out already; its answer is this one. Not an error, but like one it takes the place of the result. */
public final class Replay extends RuntimeException {

    private final transient StoredAnswer answer;

    public Replay(StoredAnswer answer) {
        super("answered before", null, false, false);
        this.answer = answer;
    }

    public StoredAnswer answer() {
        return answer;
    }
}
