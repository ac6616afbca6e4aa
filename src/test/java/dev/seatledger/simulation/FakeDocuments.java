package dev.seatledger.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The documents of a {@link FakeCompany}: the oracle's, with ids. */
final class FakeDocuments {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Oracle oracle;
    private final FakeJson json;
    private final List<String> billIds = new ArrayList<>();
    private final List<String> creditIds = new ArrayList<>();

    FakeDocuments(Oracle oracle, FakeJson json) {
        this.oracle = oracle;
        this.json = json;
        number();
    }

    /** New documents get their ids. */
    void number() {
        while (billIds.size() < oracle.bills().size()) {
            billIds.add(UUID.randomUUID().toString());
        }
        while (creditIds.size() < oracle.credits().size()) {
            creditIds.add(UUID.randomUUID().toString());
        }
    }

    @Nullable
    ObjectNode issued(@Nullable Bill bill, boolean owner) {
        if (bill == null) {
            return null;
        }
        return owner ? bill(bill) : JSON.objectNode().put("issued", true);
    }

    ObjectNode bill(Bill bill) {
        int index = oracle.bills().indexOf(bill);
        return json.bill(bill, billIds.get(index), index);
    }

    ObjectNode credit(Credit credit) {
        int index = oracle.credits().indexOf(credit);
        String invoiceId = billIds.get(oracle.bills().indexOf(credit.of()));
        return json.credit(credit, creditIds.get(index), invoiceId, index);
    }

    Bill bill(String invoiceId) {
        return oracle.bills().get(billIds.indexOf(invoiceId));
    }

    List<ObjectNode> bills() {
        List<ObjectNode> newestFirst = new ArrayList<>();
        oracle.bills().forEach(bill -> newestFirst.add(0, bill(bill)));
        return newestFirst;
    }

    List<ObjectNode> credits() {
        List<ObjectNode> newestFirst = new ArrayList<>();
        oracle.credits().forEach(credit -> newestFirst.add(0, credit(credit)));
        return newestFirst;
    }

    boolean owns(String invoiceId) {
        return billIds.contains(invoiceId);
    }

    ObjectNode wholeBill(String invoiceId) {
        Bill bill = bill(invoiceId);
        ObjectNode node = bill(bill);
        node.set("lines", json.lines(bill.lines()));
        node.set("taxes", json.taxes(bill.net(), bill.tax()));
        return node;
    }

    ObjectNode wholeCredit(String creditId) {
        Credit credit = oracle.credits().get(creditIds.indexOf(creditId));
        ObjectNode node = credit(credit);
        Line line = credit.origin().line();
        node.set("lines", line == null ? JSON.arrayNode().add(json.anyLine(credit.net())) : json.lines(List.of(line)));
        node.set("taxes", json.taxes(credit.net(), credit.tax()));
        return node;
    }
}
