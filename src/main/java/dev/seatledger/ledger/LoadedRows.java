package dev.seatledger.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.CreditableAmounts;
import dev.seatledger.billing.Guardrail;
import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.LineRule;
import dev.seatledger.billing.Period;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.Share;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.idempotency.AnsweredRequest;
import dev.seatledger.shared.idempotency.StoredAnswer;
import dev.seatledger.shared.money.Money;

/** Rows that statements read as JSON: for commands that ask for them, and for audits. */
public final class LoadedRows {

    private LoadedRows() {}

    static UnitRecord unit(JsonObject json, UUID companyId) {
        return new UnitRecord(
                companyId,
                id(json, "id"),
                UnitType.valueOf(json.getString("type")),
                json.getString("name"),
                json.getString("email"),
                json.getString("phoneNumber"),
                json.getString("externalId"),
                json.getInteger("version"),
                instant(json, "createdAt"),
                json.getString("createdBy"));
    }

    static ScheduledAmendment scheduled(JsonObject json) {
        return new ScheduledAmendment(
                id(json, "id"),
                UnitType.valueOf(json.getString("type")),
                json.getInteger("included"),
                LocalDate.parse(json.getString("effectiveOn")));
    }

    /** A row of {@code pending_charge}, its amounts as text. */
    public static PendingCharge pending(JsonObject json, Currency currency) {
        ChargeLine line = new ChargeLine(
                LineRule.valueOf(json.getString("rule")),
                UnitType.valueOf(json.getString("unit_type")),
                json.getInteger("quantity"),
                period(json),
                share(json),
                money(json, "full_price", currency),
                json.getInteger("seats_before"),
                json.getInteger("seats_after"),
                money(json, "net", currency));
        return new PendingCharge(line, json.getLong("sequence"));
    }

    /** The objects of an array, none for none. */
    public static Stream<JsonObject> objects(@Nullable JsonArray array) {
        return array == null ? Stream.empty() : IntStream.range(0, array.size()).mapToObj(array::getJsonObject);
    }

    static InvoiceState invoice(JsonObject json, Currency currency) {
        Money net = money(json, "net", currency);
        Money tax = money(json, "tax", currency);
        TaxTreatment treatment = new TaxTreatment(
                TaxCategory.valueOf(json.getString("tax_category")),
                new BigDecimal(json.getString("tax_percent")),
                json.getString("tax_mention"));
        return new InvoiceState(
                id(json, "id"),
                json.getString("number"),
                json.getLong("sequence"),
                new InvoiceAmounts(net, tax, net.plus(tax)),
                new CreditableAmounts(
                        net.minus(money(json, "credited_net", currency)),
                        tax.minus(money(json, "credited_tax", currency)),
                        treatment),
                money(json, "outstanding", currency),
                objects(json.getJsonArray("lines"))
                        .map(line -> line(line, currency))
                        .toList());
    }

    static CommitmentRequest request(JsonObject json) {
        return new CommitmentRequest(
                id(json, "id"),
                UnitType.valueOf(json.getString("type")),
                json.getInteger("included"),
                json.getString("reason"),
                instant(json, "requestedAt"),
                json.getString("requestedBy"),
                CommitmentRequest.ContactRole.valueOf(json.getString("contactRole")),
                StateRow.contact(json.getString("contactName"), json.getString("contactEmail")),
                decision(json));
    }

    /** A row of {@code approval}. */
    public static Approval approval(JsonObject json) {
        ApprovalStatus status = ApprovalStatus.valueOf(json.getString("status"));
        String invoiceId = json.getString("invoice_id");
        Approval.Decided decision = status == ApprovalStatus.PENDING
                ? null
                : new Approval.Decided(
                        status == ApprovalStatus.APPROVED,
                        instant(json, "decided_at"),
                        json.getString("decided_by"),
                        json.getString("comment"),
                        ids(json.getJsonArray("unit_ids")),
                        invoiceId == null ? null : UUID.fromString(invoiceId));
        return new Approval(
                id(json, "approval_id"),
                json.getJsonObject("operation"),
                instant(json, "requested_at"),
                json.getString("requested_by"),
                decision);
    }

    static Guardrails guardrails(int version, @Nullable JsonArray rows) {
        Map<UnitType, Guardrail> rules = new EnumMap<>(UnitType.class);
        objects(rows)
                .forEach(json -> rules.put(
                        UnitType.valueOf(json.getString("type")),
                        new Guardrail(
                                Guardrail.Policy.valueOf(json.getString("policy")), json.getInteger("maxAdditional"))));
        return new Guardrails(version, rules);
    }

    /** An answer, with the numbers where they belong. */
    static AnsweredRequest answered(JsonObject json) {
        JsonObject numbers = json.getJsonObject("numbers");
        Map<UUID, String> given = new HashMap<>();
        if (numbers != null) {
            numbers.forEach(number -> given.put(UUID.fromString(number.getKey()), String.valueOf(number.getValue())));
        }
        return new AnsweredRequest(
                json.getString("requestHash"),
                new StoredAnswer(
                        json.getInteger("status"),
                        json.getString("location"),
                        new Receipt(given).fill(json.getString("body"))));
    }

    private static List<UUID> ids(@Nullable JsonArray array) {
        return array == null
                ? List.of()
                : array.stream().map(id -> UUID.fromString(String.valueOf(id))).toList();
    }

    private static CommitmentRequest.@Nullable Decided decision(JsonObject json) {
        CommitmentRequestStatus status = CommitmentRequestStatus.valueOf(json.getString("status"));
        if (status == CommitmentRequestStatus.PENDING) {
            return null;
        }
        String effectiveOn = json.getString("effectiveOn");
        return new CommitmentRequest.Decided(
                status == CommitmentRequestStatus.APPROVED,
                instant(json, "decidedAt"),
                json.getString("decidedBy"),
                json.getString("comment"),
                effectiveOn == null ? null : LocalDate.parse(effectiveOn));
    }

    /** A row of {@code document_line}, its amounts as text. */
    public static DocumentLine line(JsonObject json, Currency currency) {
        String unitType = json.getString("unit_type");
        return new DocumentLine(
                LineRule.valueOf(json.getString("rule")),
                json.getString("description"),
                unitType == null ? null : UnitType.valueOf(unitType),
                json.getInteger("quantity"),
                new BigDecimal(json.getString("unit_price")),
                period(json),
                share(json),
                money(json, "full_price", currency),
                json.getInteger("seats_before"),
                json.getInteger("seats_after"),
                money(json, "net", currency));
    }

    private static Period period(JsonObject json) {
        return new Period(
                LocalDate.parse(json.getString("period_start")), LocalDate.parse(json.getString("period_end")));
    }

    private static Share share(JsonObject json) {
        return new Share(
                ProrationMode.valueOf(json.getString("proration")),
                json.getLong("numerator"),
                json.getLong("denominator"));
    }

    /** Amounts are read as text: JSON numbers would pass through floating point. */
    public static Money money(JsonObject json, String name, Currency currency) {
        return Money.of(json.getString(name), currency);
    }

    private static UUID id(JsonObject json, String name) {
        return UUID.fromString(json.getString(name));
    }

    private static Instant instant(JsonObject json, String name) {
        return OffsetDateTime.parse(json.getString(name)).toInstant();
    }
}
