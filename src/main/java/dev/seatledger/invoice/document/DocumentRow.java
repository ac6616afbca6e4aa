package dev.seatledger.invoice.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.LineRule;
import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.billing.Period;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.Share;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.invoice.Issuers;
import dev.seatledger.ledger.Language;
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
                objects(row.getJsonArray("lines")).map(this::line).toList(),
                new DocumentContent.Tax(
                        TaxCategory.valueOf(row.getString("tax_category")),
                        row.getBigDecimal("tax_percent"),
                        row.getString("tax_mention")),
                amounts(kind),
                objects(row.getJsonArray("credits"))
                        .map(json -> new DocumentContent.Credit(json.getString("number"), money(json, "amount")))
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

    private DocumentContent.Line line(JsonObject json) {
        String unitType = json.getString("unit_type");
        return new DocumentContent.Line(
                LineRule.valueOf(json.getString("rule")),
                printable(json.getString("description")),
                unitType == null ? null : UnitType.valueOf(unitType),
                json.getInteger("quantity"),
                new BigDecimal(json.getString("unit_price")),
                new Period(
                        LocalDate.parse(json.getString("period_start")), LocalDate.parse(json.getString("period_end"))),
                new Share(
                        ProrationMode.valueOf(json.getString("proration")),
                        json.getLong("numerator"),
                        json.getLong("denominator")),
                money(json, "full_price"),
                json.getInteger("seats_before"),
                json.getInteger("seats_after"),
                money(json, "net"));
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

    private Money money(JsonObject json, String member) {
        return Money.of(json.getString(member), currency);
    }

    /** Control characters and the like are in no XML, and on no paper. */
    private static String printable(String text) {
        int[] points = text.codePoints()
                .map(point -> Character.isISOControl(point) || point == 0xFFFE || point == 0xFFFF ? ' ' : point)
                .toArray();
        return new String(points, 0, points.length).strip();
    }

    private static Stream<JsonObject> objects(@Nullable JsonArray array) {
        return Optional.ofNullable(array).stream()
                .flatMap(rows -> IntStream.range(0, rows.size()).mapToObj(rows::getJsonObject));
    }
}
