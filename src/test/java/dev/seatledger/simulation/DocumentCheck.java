package dev.seatledger.simulation;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Compares invoices and credit notes with what the oracle expects them to be now. */
final class DocumentCheck {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Terms terms;
    private final Tax tax;
    private final String currency;
    private final String companyId;

    DocumentCheck(Oracle oracle, String companyId) {
        this.terms = oracle.terms();
        this.tax = oracle.tax();
        this.currency = terms.customer().currency();
        this.companyId = companyId;
    }

    /** What the answer to an add tells an owner of its invoice. */
    void brief(@Nullable Bill bill, JsonNode node) {
        if (bill == null) {
            new Check("answer's invoice", "", node).same("none", true, node.isNull());
            return;
        }
        Check invoice = new Check("answer's invoice", "", node);
        invoice.notBlank("id");
        invoice.notBlank("number");
        amounts(invoice, bill.net(), bill.tax());
        invoice.text("status", bill.isPaid() ? "paid" : "open");
    }

    /** Everything but lines and taxes. */
    void header(Bill bill, JsonNode node, String where) {
        Check invoice = new Check("invoice", where, node);
        invoice.notBlank("id");
        invoice.notBlank("number");
        invoice.text("companyId", companyId);
        invoice.text("reason", bill.reason());
        invoice.instant("issuedAt", bill.issue().at());
        invoice.text("issueDate", bill.issue().day().toString());
        invoice.text("dueDate", bill.issue().dueDay().toString());
        invoice.text("currency", currency);
        amounts(invoice, bill.net(), bill.tax());
        invoice.money("creditApplied", bill.creditApplied(), currency);
        invoice.money("amountDue", bill.due(), currency);
        invoice.text("status", bill.isPaid() ? "paid" : "open");
    }

    /** An item of a list. */
    void item(Bill bill, JsonNode node, String where) {
        header(bill, node, where);
        new Check("listed invoice", where, node).absent("lines");
        new Check("listed invoice", where, node).absent("taxes");
    }

    void whole(Bill bill, JsonNode node, String where) {
        header(bill, node, where);
        Check lines = new Check("invoice", where, node).member("lines");
        lines.size(bill.lines().size());
        for (int i = 0; i < bill.lines().size(); i++) {
            line(bill.lines().get(i), lines.item(i));
        }
        taxes(new Check("invoice", where, node).member("taxes"), bill.net(), bill.tax());
    }

    /**
     * Everything of a credit note but lines and taxes.
     *
     * @param invoiceId of the invoice that it must name
     */
    void header(Credit credit, JsonNode node, String invoiceId, String where) {
        Check note = new Check("credit note", where, node);
        note.notBlank("id");
        note.notBlank("number");
        note.text("companyId", companyId);
        note.text("invoiceId", invoiceId);
        if (credit.origin().reason() != null) {
            note.text("reason", credit.origin().reason());
        }
        note.instant("issuedAt", credit.origin().at());
        note.text("issueDate", credit.origin().day().toString());
        note.text("currency", currency);
        amounts(note, credit.net(), credit.tax());
        note.money("remaining", credit.remaining(), currency);
        note.text("status", credit.isApplied() ? "applied" : "open");
    }

    void whole(Credit credit, JsonNode node, String invoiceId, String where) {
        header(credit, node, invoiceId, where);
        Check lines = new Check("credit note", where, node).member("lines");
        Line only = credit.origin().line();
        if (only != null) {
            lines.size(1);
            line(only, lines.item(0));
        }
        BigDecimal sum = terms.zero();
        for (int i = 0; i < lines.node().size(); i++) {
            Check line = lines.item(i);
            sum = sum.add(line.member("net").decimal("amount"));
        }
        lines.same("sum", credit.net(), sum);
        taxes(new Check("credit note", where, node).member("taxes"), credit.net(), credit.tax());
    }

    private void amounts(Check document, BigDecimal net, BigDecimal ofTax) {
        document.money("net", net, currency);
        document.money("tax", ofTax, currency);
        document.money("total", net.add(ofTax), currency);
    }

    private void line(Line expected, Check line) {
        line.notBlank("description");
        line.text("unitType", expected.type().wire());
        line.count("quantity", expected.quantity());
        line.member("period").text("start", expected.stretch().start().toString());
        line.member("period").text("end", expected.stretch().end().toString());
        line.money("net", expected.net(), currency);
        Check explanation = line.member("explanation");
        explanation.text("rule", expected.rule().wire());
        explanation.text("proration", terms.prorationBySecond() ? "second" : "day");
        explanation.count("numerator", expected.stretch().part());
        explanation.count("denominator", expected.stretch().whole());
        explanation.decimal("fullPrice", expected.price());
        explanation.count("seatsBefore", expected.seats().before());
        explanation.count("seatsAfter", expected.seats().after());
        BigDecimal unitPrice = line.decimal("unitPrice");
        BigDecimal product = unitPrice.multiply(BigDecimal.valueOf(expected.quantity()));
        BigDecimal tolerance = HALF.movePointLeft(terms.decimals());
        if (product.subtract(expected.net()).abs().compareTo(tolerance) > 0) {
            line.same("quantity x unitPrice", expected.net(), product);
        }
    }

    /** One treatment for a document; a reverse charge is told in words. */
    private void taxes(Check taxes, BigDecimal net, BigDecimal ofTax) {
        taxes.size(1);
        Check only = taxes.item(0);
        only.text("category", tax.category());
        only.decimal("ratePercent", BigDecimal.valueOf(tax.ratePercent()));
        only.money("net", net, currency);
        only.money("tax", ofTax, currency);
        if ("reverse_charge".equals(tax.category())) {
            only.notBlank("mention");
        } else if ("standard".equals(tax.category())) {
            only.absent("mention");
        }
    }
}
