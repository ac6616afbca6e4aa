package dev.seatledger.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Documents as the application would show them. */
final class FakeJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Oracle oracle;
    private final String companyId;

    FakeJson(Oracle oracle, String companyId) {
        this.oracle = oracle;
        this.companyId = companyId;
    }

    ObjectNode money(BigDecimal amount) {
        return JSON.objectNode()
                .put("amount", amount.toPlainString())
                .put("currency", oracle.terms().customer().currency());
    }

    ObjectNode bill(Bill bill, String id, int number) {
        ObjectNode node = document(id, "INV-%06d".formatted(number), bill.net(), bill.tax())
                .put("reason", bill.reason())
                .put("status", bill.isPaid() ? "paid" : "open")
                .put("issuedAt", bill.issue().at().toString())
                .put("issueDate", bill.issue().day().toString())
                .put("dueDate", bill.issue().dueDay().toString());
        node.set("creditApplied", money(bill.creditApplied()));
        node.set("amountDue", money(bill.due()));
        return node;
    }

    ObjectNode credit(Credit credit, String id, String invoiceId, int number) {
        ObjectNode node = document(id, "CN-%06d".formatted(number), credit.net(), credit.tax())
                .put("invoiceId", invoiceId)
                .put("reason", credit.origin().reason())
                .put("status", credit.isApplied() ? "applied" : "open")
                .put("issuedAt", credit.origin().at().toString())
                .put("issueDate", credit.origin().day().toString());
        node.set("remaining", money(credit.remaining()));
        return node;
    }

    private ObjectNode document(String id, String number, BigDecimal net, BigDecimal tax) {
        ObjectNode node = JSON.objectNode()
                .put("id", id)
                .put("companyId", companyId)
                .put("number", number)
                .put("currency", oracle.terms().customer().currency());
        node.set("net", money(net));
        node.set("tax", money(tax));
        node.set("total", money(net.add(tax)));
        return node;
    }

    ArrayNode lines(Iterable<Line> lines) {
        ArrayNode all = JSON.arrayNode();
        lines.forEach(line -> all.add(line(line)));
        return all;
    }

    private ObjectNode line(Line line) {
        BigDecimal quantity = BigDecimal.valueOf(line.quantity());
        int decimals = line.net().scale() + 4;
        ObjectNode node = JSON.objectNode()
                .put("description", "a line")
                .put("unitType", line.type().wire())
                .put("quantity", line.quantity())
                .put(
                        "unitPrice",
                        line.net()
                                .divide(quantity, decimals, RoundingMode.HALF_UP)
                                .toPlainString());
        node.putObject("period")
                .put("start", line.stretch().start().toString())
                .put("end", line.stretch().end().toString());
        node.set("net", money(line.net()));
        node.putObject("explanation")
                .put("rule", line.rule().wire())
                .put("proration", oracle.terms().prorationBySecond() ? "second" : "day")
                .put("numerator", line.stretch().part())
                .put("denominator", line.stretch().whole())
                .put("fullPrice", line.price().toPlainString())
                .put("seatsBefore", line.seats().before())
                .put("seatsAfter", line.seats().after());
        return node;
    }

    ArrayNode taxes(BigDecimal net, BigDecimal tax) {
        ArrayNode taxes = JSON.arrayNode();
        String category = oracle.tax().category();
        ObjectNode only = taxes.addObject()
                .put("category", category)
                .put("ratePercent", String.valueOf(oracle.tax().ratePercent()))
                .put("mention", "reverse_charge".equals(category) ? "Reverse charge" : null);
        only.set("net", money(net));
        only.set("tax", money(tax));
        return taxes;
    }

    /** One line over everything, where nobody says which lines there are. */
    ObjectNode anyLine(BigDecimal net) {
        ObjectNode line = JSON.objectNode();
        line.set("net", money(net));
        return line;
    }

    ObjectNode row(UnitType type, Position position) {
        Terms terms = oracle.terms();
        BigDecimal total = terms.price(type, Rule.INCLUDED)
                .multiply(BigDecimal.valueOf(position.included()))
                .add(terms.price(type, Rule.ADDITIONAL).multiply(BigDecimal.valueOf(position.additional())))
                .setScale(terms.decimals());
        ObjectNode row = JSON.objectNode()
                .put("type", type.wire())
                .put("created", position.created())
                .put("included", position.included())
                .put("additional", position.additional())
                .put("paidSeats", position.paid())
                .put("freeSeats", position.free())
                .put("unusedIncluded", position.unusedIncluded());
        row.set("total", money(total));
        return row;
    }
}
