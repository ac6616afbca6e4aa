package dev.seatledger.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Payments and credit notes. */
final class MoneyCommands {

    private final Oracle oracle;
    private final Session session;
    private final DocumentWatch documents;
    private final BigDecimal minorUnit;
    private int payments;

    MoneyCommands(Oracle oracle, Session session, DocumentWatch documents) {
        this.oracle = oracle;
        this.session = session;
        this.documents = documents;
        this.minorUnit = BigDecimal.ONE.movePointLeft(oracle.terms().decimals());
    }

    boolean pay(Command command) {
        List<Bill> unpaid =
                oracle.bills().stream().filter(bill -> !bill.isPaid()).toList();
        List<Bill> choices = unpaid.isEmpty() ? oracle.bills() : unpaid;
        if (choices.isEmpty()) {
            return false;
        }
        Bill bill = choices.get(Math.floorMod(command.pick(), choices.size()));
        pay(bill, part(bill.due(), command.size()));
        return true;
    }

    boolean settle() {
        boolean paid = false;
        for (Bill bill : oracle.bills()) {
            if (!bill.isPaid()) {
                pay(bill, bill.due());
                paid = true;
            }
        }
        return paid;
    }

    private void pay(Bill bill, BigDecimal amount) {
        Map<String, Object> body = Map.of(
                "amount", money(amount), "paidAt", oracle.now().toString(), "reference", "payment " + ++payments);
        Reply reply = session.act("POST", path(bill, "/payments"), Session.BACK_OFFICE, body);
        session.expect(oracle.pay(bill, amount), reply, 201, "payment");
    }

    boolean credit(Command command) {
        List<Bill> bills = oracle.bills();
        if (bills.isEmpty()) {
            return false;
        }
        Bill bill = bills.get(Math.floorMod(command.pick(), bills.size()));
        BigDecimal gross = command.size() < 0 ? null : part(bill.netLeft().add(bill.taxLeft()), command.size());
        String reason = Math.floorMod(command.pick(), 2) == 0 ? "goodwill" : "correction";
        Reply reply = session.act("POST", path(bill, "/credit-notes"), Session.BACK_OFFICE, body(reason, gross));
        Answer answer = oracle.credit(bill, gross, reason);
        JsonNode found = session.expect(answer, reply, 201, "credit note");
        if (!answer.isRefused()) {
            documents.check().header(answer.credits().get(0), found, documents.invoiceId(bill), "as answered");
        }
        return true;
    }

    private Map<String, Object> body(String reason, @Nullable BigDecimal gross) {
        Map<String, Object> body = new HashMap<>();
        body.put("reason", reason);
        if (gross != null) {
            body.put("amount", money(gross));
        }
        return body;
    }

    /** So many thousandths, at least one minor unit; more than all: one minor unit too much. */
    private BigDecimal part(BigDecimal whole, long thousandths) {
        if (thousandths > Command.ALL) {
            return whole.add(minorUnit);
        }
        return whole.multiply(BigDecimal.valueOf(thousandths))
                .movePointLeft(3)
                .setScale(whole.scale(), RoundingMode.DOWN)
                .max(minorUnit);
    }

    private Map<String, String> money(BigDecimal amount) {
        String currency = oracle.terms().customer().currency();
        return Map.of("amount", amount.toPlainString(), "currency", currency);
    }

    private String path(Bill bill, String rest) {
        return "/invoices/" + documents.invoiceId(bill) + rest;
    }
}
