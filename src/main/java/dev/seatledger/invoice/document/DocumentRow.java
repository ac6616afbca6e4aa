package dev.seatledger.invoice.document;

import java.util.Currency;
import java.util.Objects;
import java.util.stream.IntStream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.invoice.Issuers;
import dev.seatledger.ledger.DocumentLine;
import dev.seatledger.ledger.Language;
import dev.seatledger.ledger.LoadedRows;
import dev.seatledger.shared.money.Money;

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
                party(row.getJsonObject("seller")),
                party(row.getJsonObject("buyer")),
                printable(row.getString("plan_name")),
                LoadedRows.objects(row.getJsonArray("lines")).map(this::line).toList(),
                new TaxTreatment(
                        TaxCategory.valueOf(row.getString("tax_category")),
                        row.getBigDecimal("tax_percent"),
                        row.getString("tax_mention")),
                amounts(kind),
                LoadedRows.objects(row.getJsonArray("credits"))
                        .map(json -> new DocumentContent.Credit(
                                json.getString("number"), LoadedRows.money(json, "amount", currency)))
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

    private DocumentLine line(JsonObject json) {
        return LoadedRows.line(json.put("description", printable(json.getString("description"))), currency);
    }

    private static DocumentContent.Party party(JsonObject json) {
        JsonArray address = json.getJsonArray("address", new JsonArray());
        return new DocumentContent.Party(
                printable(Objects.requireNonNull(json.getString("legalName"), "legalName")),
                IntStream.range(0, address.size())
                        .mapToObj(i -> printable(address.getString(i)))
                        .toList(),
                Objects.requireNonNull(json.getString("country"), "country"),
                json.getString("vatNumber"));
    }

    private Money money(String column) {
        return new Money(row.getBigDecimal(column), currency);
    }

    /** Control characters and the like are in no XML, and on no paper. */
    private static String printable(String text) {
        int[] points = text.codePoints()
                .map(point -> Character.isISOControl(point) || point == 0xFFFE || point == 0xFFFF ? ' ' : point)
                .toArray();
        return new String(points, 0, points.length).strip();
    }
}
