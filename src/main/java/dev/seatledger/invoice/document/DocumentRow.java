package dev.seatledger.invoice.document;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.customer.Language;
import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.invoice.Issuers;
import dev.seatledger.invoice.LineRow;
import dev.seatledger.invoice.PartyRow;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.persistence.RowJson;

/** From a row of {@code document-content.sql} to what stands on the document. */
final class DocumentRow {

    private final Row row;
    private final Currency currency;

    private DocumentRow(Row row) {
        this.row = row;
        this.currency = Currency.getInstance(row.getString("currency"));
    }

    static DocumentContent toContent(Row row, Issuers issuers) {
        return new DocumentRow(row).content(issuers);
    }

    private DocumentContent content(Issuers issuers) {
        DocumentKind kind = DocumentKind.valueOf(row.getString("kind"));
        PaymentMethod paymentMethod = PaymentMethod.valueOf(row.getString("payment_method"));
        return new DocumentContent(
                kind,
                row.getString("number"),
                row.getString("reason"),
                row.getLocalDate("issue_date"),
                row.getLocalDate("due_date"),
                party(row.getString("seller")),
                party(row.getString("buyer")),
                printable(row.getString("plan_name")),
                RowJson.readAll(row.getString("lines"), LineRow.class).stream()
                        .map(line -> line.toLine(currency))
                        .map(line -> line.describedAs(printable(line.description())))
                        .toList(),
                new TaxTreatment(
                        TaxCategory.valueOf(row.getString("tax_category")),
                        row.getBigDecimal("tax_percent"),
                        row.getString("tax_mention")),
                amounts(kind),
                RowJson.readAll(row.getString("credits"), Applied.class).stream()
                        .map(applied -> new DocumentContent.Credit(applied.number, new Money(applied.amount, currency)))
                        .toList(),
                credited(),
                paymentMethod,
                paymentMethod == PaymentMethod.BANK_TRANSFER
                        ? issuers.accountOf(row.getString("issuer")).orElse(null)
                        : null,
                language());
    }

    private DocumentContent.Amounts amounts(DocumentKind kind) {
        Money total = money("total");
        return kind == DocumentKind.INVOICE
                ? new DocumentContent.Amounts(
                        money("net"), money("tax"), total, money("credit_applied"), money("amount_due"))
                : new DocumentContent.Amounts(money("net"), money("tax"), total, Money.zero(currency), total);
    }

    private DocumentContent.@Nullable CreditedInvoice credited() {
        String number = row.getString("credited_number");
        return number == null
                ? null
                : new DocumentContent.CreditedInvoice(number, row.getLocalDate("credited_issue_date"));
    }

    private Language language() {
        String chosen = row.getString("language");
        return chosen == null ? Language.usualIn(row.getString("country")) : Language.valueOf(chosen);
    }

    private static DocumentContent.Party party(String json) {
        PartyRow party = RowJson.read(json, PartyRow.class);
        return new DocumentContent.Party(
                printable(party.legalName()),
                Objects.requireNonNullElse(party.address(), List.<String>of()).stream()
                        .map(DocumentRow::printable)
                        .toList(),
                party.country(),
                party.vatNumber());
    }

    /** What an invoice has taken of a credit note. */
    record Applied(String number, BigDecimal amount) {}

    private Money money(String column) {
        return new Money(row.getBigDecimal(column), currency);
    }

    /** XML and PDF allow no control characters. */
    private static String printable(String text) {
        int[] points = text.codePoints()
                .map(point -> Character.isISOControl(point) || point == 0xFFFE || point == 0xFFFF ? ' ' : point)
                .toArray();
        return new String(points, 0, points.length).strip();
    }
}
