package dev.seatledger.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Follows a company's lists of documents. After a command only what is new is read; when everything is over, everything is read in full.
 */
final class DocumentWatch {

    private static final int MOST_PER_PAGE = 200;
    private static final Pattern LAST_DIGITS = Pattern.compile("(\\d+)\\D*$");

    private final Oracle oracle;
    private final Session session;
    private final DocumentCheck check;
    private final List<String> invoiceIds = new ArrayList<>();
    private final List<String> creditIds = new ArrayList<>();

    DocumentWatch(Oracle oracle, Session session) {
        this.oracle = oracle;
        this.session = session;
        this.check = new DocumentCheck(oracle, session.companyId());
    }

    DocumentCheck check() {
        return check;
    }

    String invoiceId(Bill bill) {
        return invoiceIds.get(oracle.bills().indexOf(bill));
    }

    /**
     * Compares what has been issued since the last look.
     *
     * @param invoicesToo looks for invoices also if none is expected
     * @param creditsToo looks for credit notes also if none is expected
     */
    void compareNews(boolean invoicesToo, boolean creditsToo) {
        if (invoicesToo || oracle.bills().size() > invoiceIds.size()) {
            List<JsonNode> found = news("/invoices", invoiceIds, oracle.bills().size());
            for (JsonNode item : found) {
                check.item(oracle.bills().get(invoiceIds.size()), item, "invoice " + invoiceIds.size());
                invoiceIds.add(item.path("id").asText());
            }
        }
        if (creditsToo || oracle.credits().size() > creditIds.size()) {
            List<JsonNode> found =
                    news("/credit-notes", creditIds, oracle.credits().size());
            for (JsonNode item : found) {
                Credit credit = oracle.credits().get(creditIds.size());
                check.header(credit, item, invoiceId(credit.of()), "credit note " + creditIds.size());
                creditIds.add(item.path("id").asText());
            }
        }
    }

    /** Oldest first; as many as expected, and directly after those that are known. */
    private List<JsonNode> news(String list, List<String> known, int expected) {
        int count = expected - known.size();
        List<JsonNode> items = list(list, count + 1, Math.min(count + 1, MOST_PER_PAGE));
        int found = items.size();
        if (!known.isEmpty()) {
            String last = known.get(known.size() - 1);
            found = 0;
            while (found < items.size()
                    && !last.equals(items.get(found).path("id").asText())) {
                found++;
            }
        }
        if (found != count) {
            throw new Mismatch("number of new " + list, "after " + known.size(), count, items);
        }
        List<JsonNode> oldestFirst = new ArrayList<>();
        for (int i = count - 1; i >= 0; i--) {
            oldestFirst.add(items.get(i));
        }
        return oldestFirst;
    }

    /** Newest first, page by page, until there are enough. */
    private List<JsonNode> list(String list, int enough, int limit) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        while (items.size() < enough) {
            JsonNode page = session.read(session.path(list + "?limit=" + limit + cursor), "list of " + list);
            page.path("items").forEach(items::add);
            JsonNode next = page.path("nextCursor");
            if (next.isNull()) {
                return items;
            }
            cursor = "&cursor=" + next.asText();
        }
        return items;
    }

    /**
     * Compares all documents, in the lists and one by one.
     *
     * @param limit of a page of the lists
     */
    void compareAll(int limit) {
        List<JsonNode> invoices = list("/invoices", Integer.MAX_VALUE, limit);
        compareIds("/invoices", invoiceIds, invoices);
        for (int i = 0; i < invoiceIds.size(); i++) {
            Bill bill = oracle.bills().get(i);
            String where = "invoice " + i;
            check.item(bill, invoices.get(invoices.size() - 1 - i), where);
            check.whole(bill, session.read("/invoices/" + invoiceIds.get(i), where), where);
        }
        List<JsonNode> credits = list("/credit-notes", Integer.MAX_VALUE, limit);
        compareIds("/credit-notes", creditIds, credits);
        for (int i = 0; i < creditIds.size(); i++) {
            Credit credit = oracle.credits().get(i);
            String where = "credit note " + i;
            JsonNode whole = session.read("/credit-notes/" + creditIds.get(i), where);
            check.whole(credit, whole, invoiceId(credit.of()), where);
        }
        session.tally().documents.add((long) invoiceIds.size() + creditIds.size());
    }

    private static void compareIds(String list, List<String> known, List<JsonNode> newestFirst) {
        List<String> ids = new ArrayList<>();
        long later = Long.MAX_VALUE;
        for (JsonNode item : newestFirst) {
            ids.add(0, item.path("id").asText());
            Matcher digits = LAST_DIGITS.matcher(item.path("number").asText());
            long number = digits.find() ? Long.parseLong(digits.group(1)) : -1;
            if (number < 0 || number >= later) {
                throw new Mismatch("numbers in " + list, "", "a number below " + later, item);
            }
            later = number;
        }
        if (!ids.equals(known)) {
            throw new Mismatch("ids in " + list, "", known, ids);
        }
    }
}
