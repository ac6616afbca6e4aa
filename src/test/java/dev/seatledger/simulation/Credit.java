package dev.seatledger.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** An expected credit note, and what is left of it. */
final class Credit {

    private final Bill of;
    private final Origin origin;
    private final BigDecimal net;
    private final BigDecimal tax;
    private BigDecimal remaining;

    /**
     * Where it comes from.
     *
     * @param reason that was given; null where nobody gives one (an amendment)
     * @param line that it must consist of; null where nobody says
     */
    record Origin(
            Instant at,
            LocalDate day,
            @Nullable String reason,
            @Nullable Line line) {}

    Credit(Bill of, Origin origin, BigDecimal net, BigDecimal tax) {
        this.of = of;
        this.origin = origin;
        this.net = net;
        this.tax = tax;
        this.remaining = net.add(tax);
    }

    /** The invoice that it names. */
    Bill of() {
        return of;
    }

    Origin origin() {
        return origin;
    }

    BigDecimal net() {
        return net;
    }

    BigDecimal tax() {
        return tax;
    }

    BigDecimal total() {
        return net.add(tax);
    }

    BigDecimal remaining() {
        return remaining;
    }

    boolean isApplied() {
        return remaining.signum() == 0;
    }

    void use(BigDecimal amount) {
        remaining = remaining.subtract(amount);
    }
}
