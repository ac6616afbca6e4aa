package dev.seatledger.unit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;

import dev.seatledger.invoice.DocumentLine;
import dev.seatledger.invoice.InvoiceRecord;
import dev.seatledger.shared.money.Money;

/**
 * What a preview token stands for, value by value. During a rolling update one release checks the tokens of another, so this is a format:
 * whoever changes a line of it raises the version, and makes every open preview outdated once. Sentences are left out: they follow from
 * the values, and may be worded anew.
 */
final class PreviewText {

    private static final String VERSION = "preview 1";

    private PreviewText() {}

    /** What is to be done: which units leave, and how many come. */
    static String ofOperation(UUID companyId, UnitOperation operation) {
        StringJoiner text = new StringJoiner("\n").add(VERSION).add("company " + companyId);
        operation.removals().stream().sorted().forEach(unitId -> text.add("remove " + unitId));
        operation.quantities().forEach((type, quantity) -> text.add("add " + quantity + " " + type.name()));
        return text.toString();
    }

    /**
     * What it comes to.
     *
     * @param isHeld whether an owner has to approve it
     * @param isCharged whether a seat that has a price is bought
     */
    static String ofCharge(boolean isHeld, boolean isCharged, Optional<InvoiceRecord> charge) {
        StringJoiner text =
                new StringJoiner("\n").add(VERSION).add("held " + isHeld).add("charged " + isCharged);
        charge.ifPresent(invoice -> addInvoice(text, invoice));
        return text.toString();
    }

    private static void addInvoice(StringJoiner text, InvoiceRecord invoice) {
        invoice.lines().forEach(line -> addLine(text, line));
        text.add("net " + plain(invoice.amounts().net()))
                .add("tax " + plain(invoice.amounts().tax()))
                .add("tax category " + invoice.tax().category().name())
                .add("tax rate " + plain(invoice.tax().ratePercent()))
                .add("total " + plain(invoice.amounts().total()))
                .add("credit applied " + plain(invoice.creditApplied()));
    }

    private static void addLine(StringJoiner text, DocumentLine line) {
        text.add("line " + line.rule().name())
                .add("unit type "
                        + (line.unitType() == null ? "none" : line.unitType().name()))
                .add("quantity " + line.quantity())
                .add("unit price " + plain(line.unitPrice()))
                .add("from " + line.period().start())
                .add("until " + line.period().end())
                .add("share by " + line.share().mode().name() + " "
                        + line.share().numerator() + "/" + line.share().denominator())
                .add("full price " + plain(line.fullPrice()))
                .add("seats before " + line.seatsBefore())
                .add("seats after " + line.seatsAfter())
                .add("line net " + plain(line.net()));
    }

    private static String plain(Money money) {
        return money.toAmountString() + " " + money.currency().getCurrencyCode();
    }

    /** Equal numbers read the same, whatever their scale. */
    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
