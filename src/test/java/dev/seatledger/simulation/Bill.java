package dev.seatledger.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An expected invoice, and what has happened to it since. */
final class Bill {

    private final String reason;
    private final Issue issue;
    private final List<Line> lines;
    private final BigDecimal net;
    private final BigDecimal tax;
    private BigDecimal creditApplied;
    private BigDecimal paid;
    private BigDecimal netCredited;
    private BigDecimal taxCredited;

    /** When it is issued, and when it is due. */
    record Issue(Instant at, LocalDate day, LocalDate dueDay) {}

    Bill(String reason, Issue issue, List<Line> lines, BigDecimal net, BigDecimal tax) {
        BigDecimal zero = BigDecimal.ZERO.setScale(net.scale());
        this.reason = reason;
        this.issue = issue;
        this.lines = List.copyOf(lines);
        this.net = net;
        this.tax = tax;
        this.creditApplied = zero;
        this.paid = zero;
        this.netCredited = zero;
        this.taxCredited = zero;
    }

    String reason() {
        return reason;
    }

    Issue issue() {
        return issue;
    }

    List<Line> lines() {
        return lines;
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

    BigDecimal creditApplied() {
        return creditApplied;
    }

    BigDecimal due() {
        return total().subtract(creditApplied).subtract(paid);
    }

    boolean isPaid() {
        return due().signum() == 0;
    }

    BigDecimal netLeft() {
        return net.subtract(netCredited);
    }

    BigDecimal taxLeft() {
        return tax.subtract(taxCredited);
    }

    void applyCredit(BigDecimal amount) {
        creditApplied = creditApplied.add(amount);
    }

    void pay(BigDecimal amount) {
        paid = paid.add(amount);
    }

    void credit(BigDecimal creditedNet, BigDecimal creditedTax) {
        netCredited = netCredited.add(creditedNet);
        taxCredited = taxCredited.add(creditedTax);
    }
}
