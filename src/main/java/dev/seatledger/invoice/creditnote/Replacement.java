package dev.seatledger.invoice.creditnote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.ChargeLine;
import dev.seatledger.invoice.DocumentLine;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.problem.DomainFailure;

/**
 * What an invoice should have said. Lines that are not named stay as they are; customer, tax and date are those of today.
 *
 * @param changes by the line's number on the invoice, from 1
 */
public record Replacement(Map<Integer, LineChange> changes) {

    /**
     * @param quantity 0 to leave the line out; null for the quantity it has
     * @param fullPrice of one unit for the whole window; null for the price it has
     */
    public record LineChange(
            @Nullable Integer quantity, @Nullable Money fullPrice) {}

    public Replacement {
        changes = Map.copyOf(changes);
    }

    /**
     * @throws DomainFailure {@code validation-failed} if a line is named that the invoice does not have
     */
    List<DocumentLine> linesFor(List<DocumentLine> invoiced) {
        Map<Integer, LineChange> left = new HashMap<>(changes);
        List<DocumentLine> lines = new ArrayList<>();
        for (int i = 0; i < invoiced.size(); i++) {
            LineChange change = left.remove(i + 1);
            if (change == null) {
                lines.add(invoiced.get(i));
            } else {
                replaced(invoiced.get(i), change, lines);
            }
        }
        if (!left.isEmpty()) {
            throw DomainFailure.invalid(
                    "replacement.lines",
                    "must not contain line %d, which is not on the invoice"
                            .formatted(left.keySet().iterator().next()));
        }
        return lines;
    }

    private static void replaced(DocumentLine line, LineChange change, List<DocumentLine> lines) {
        int quantity = change.quantity() == null ? line.quantity() : change.quantity();
        Money fullPrice = change.fullPrice() == null ? line.fullPrice() : change.fullPrice();
        if (!fullPrice.currency().equals(line.net().currency())) {
            throw DomainFailure.invalid("replacement.lines.fullPrice", "must be in the invoice's currency");
        }
        if (quantity > 0 && line.unitType() != null) {
            lines.add(DocumentLine.of(ChargeLine.of(
                    line.rule(),
                    line.unitType(),
                    line.period(),
                    line.share(),
                    fullPrice,
                    line.seatsBefore(),
                    line.seatsAfter(),
                    quantity)));
        }
    }
}
