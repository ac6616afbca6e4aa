package dev.seatledger.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The documents that one company must have, in the order of issue (R27 - R31).
 *
 * <p>Readings: a credit note never touches the invoice it names, which stays due as it was; it waits for the next invoices. An amount to
 * credit that equals what is left is the same as no amount.
 */
final class Books {

    private final Terms terms;
    private final Tax tax;
    private final List<Bill> bills = new ArrayList<>();
    private final List<Credit> credits = new ArrayList<>();

    Books(Terms terms) {
        this.terms = terms;
        this.tax = Tax.of(terms.customer());
    }

    /** Oldest first. */
    List<Bill> bills() {
        return Collections.unmodifiableList(bills);
    }

    /** Oldest first. */
    List<Credit> credits() {
        return Collections.unmodifiableList(credits);
    }

    Tax tax() {
        return tax;
    }

    /** Null if nothing is left to bill: lines of nothing are dropped, and there is no invoice without lines (R15). */
    @Nullable
    Bill issue(String reason, List<Line> lines, Instant at, LocalDate day) {
        List<Line> told = lines.stream().filter(line -> line.net().signum() > 0).toList();
        if (told.isEmpty()) {
            return null;
        }
        BigDecimal net = told.stream().map(Line::net).reduce(terms.zero(), BigDecimal::add);
        LocalDate dueDay =
                terms.isBankTransfer() ? day.plusDays(terms.settings().paymentTermDays()) : day;
        Bill bill = new Bill(reason, new Bill.Issue(at, day, dueDay), told, net, tax.on(net));
        for (Credit credit : credits) {
            BigDecimal used = credit.remaining().min(bill.due());
            credit.use(used);
            bill.applyCredit(used);
        }
        bills.add(bill);
        return bill;
    }

    /** R14: only bank transfers can be late. */
    boolean isOverdue(LocalDate today) {
        return terms.isBankTransfer()
                && bills.stream()
                        .anyMatch(bill ->
                                !bill.isPaid() && today.isAfter(bill.issue().dueDay()));
    }

    boolean pay(Bill bill, BigDecimal amount) {
        if (amount.compareTo(bill.due()) > 0) {
            return false;
        }
        bill.pay(amount);
        return true;
    }

    /**
     * A credit note somebody asks for; null if it would be over more than is left.
     *
     * @param gross null for all that is left
     */
    @Nullable
    Credit credit(Bill bill, @Nullable BigDecimal gross, Credit.Origin origin) {
        BigDecimal left = bill.netLeft().add(bill.taxLeft());
        if (left.signum() == 0 || (gross != null && gross.compareTo(left) > 0)) {
            return null;
        }
        if (gross == null || gross.compareTo(left) == 0) {
            return issue(bill, origin, bill.netLeft(), bill.taxLeft());
        }
        BigDecimal net = tax.netIn(gross).min(bill.netLeft());
        BigDecimal ofTax = gross.subtract(net);
        if (ofTax.compareTo(bill.taxLeft()) > 0) {
            ofTax = bill.taxLeft();
            net = gross.subtract(ofTax);
        }
        return issue(bill, origin, net, ofTax);
    }

    /**
     * The credit for a lower commitment (R24): on the newest invoice that bills this commitment for days to come and has enough left, else
     * on all of them, newest first, each what is left, until the credit is used up. What they do not cover is lost.
     */
    List<Credit> creditFor(Line line, Instant at, LocalDate today) {
        BigDecimal open = line.net();
        List<Bill> candidates = billsOf(line.type(), today);
        for (Bill bill : candidates) {
            if (open.signum() > 0 && bill.netLeft().compareTo(open) >= 0) {
                return List.of(creditNet(bill, new Credit.Origin(at, today, null, line), open));
            }
        }
        List<Credit> issued = new ArrayList<>();
        for (Bill bill : candidates) {
            BigDecimal net = open.min(bill.netLeft());
            if (net.signum() > 0) {
                issued.add(creditNet(bill, new Credit.Origin(at, today, null, null), net));
                open = open.subtract(net);
            }
        }
        return issued;
    }

    private List<Bill> billsOf(UnitType type, LocalDate today) {
        List<Bill> found = new ArrayList<>();
        for (Bill bill : bills) {
            if (bill.lines().stream().anyMatch(line -> billsCommitmentAfter(today, type, line))) {
                found.add(0, bill);
            }
        }
        return found;
    }

    private static boolean billsCommitmentAfter(LocalDate today, UnitType type, Line line) {
        return line.rule() == Rule.INCLUDED
                && line.type() == type
                && line.stretch().end().isAfter(today);
    }

    private Credit creditNet(Bill bill, Credit.Origin origin, BigDecimal net) {
        boolean takesAll = net.compareTo(bill.netLeft()) == 0;
        BigDecimal ofTax = takesAll ? bill.taxLeft() : tax.on(net).min(bill.taxLeft());
        return issue(bill, origin, net, ofTax);
    }

    private Credit issue(Bill bill, Credit.Origin origin, BigDecimal net, BigDecimal ofTax) {
        bill.credit(net, ofTax);
        Credit credit = new Credit(bill, origin, net, ofTax);
        credits.add(credit);
        return credit;
    }
}
