package dev.seatledger.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.UsageThreshold;
import dev.seatledger.shared.money.Money;

/** What events tell: identifiers and figures, as the API writes them. */
final class Payloads {

    private Payloads() {}

    static JsonObject unit(UnitRecord unit) {
        return new JsonObject()
                .put("unitId", unit.unitId().toString())
                .put("unitType", wire(unit.type()))
                .put("name", unit.name());
    }

    static JsonObject unit(UnitRecord unit, SeatPosition after) {
        return unit(unit).put("created", after.created()).put("paidSeats", after.paid());
    }

    static JsonObject purchase(ChargeLine line) {
        return new JsonObject()
                .put("unitType", wire(line.unitType()))
                .put("quantity", line.quantity())
                .put("paidSeats", line.seatsAfter())
                .put("net", wire(line.net()));
    }

    static JsonObject invoice(InvoiceRecord invoice) {
        return new JsonObject()
                .put("invoiceId", invoice.invoiceId().toString())
                .put("reason", wire(invoice.reason()))
                .put("total", wire(invoice.amounts().total()))
                .put("amountDue", wire(invoice.amountDue()));
    }

    static JsonObject creditNote(CreditNoteRecord note) {
        return new JsonObject()
                .put("creditNoteId", note.creditNoteId().toString())
                .put("invoiceId", note.invoiceId().toString())
                .put("reason", wire(note.reason()))
                .put("total", wire(note.amounts().total()));
    }

    static JsonObject payment(PaymentRecord payment) {
        return new JsonObject()
                .put("paymentId", payment.paymentId().toString())
                .put("invoiceId", payment.invoiceId().toString())
                .put("amount", wire(payment.amount()));
    }

    static JsonObject commitment(UUID amendmentId, SeatPosition before, SeatPosition after) {
        return new JsonObject()
                .put("amendmentId", amendmentId.toString())
                .put("unitType", wire(after.type()))
                .put("includedBefore", before.included())
                .put("included", after.included())
                .put("paidSeats", after.paid());
    }

    static JsonObject request(CommitmentRequest request) {
        return new JsonObject()
                .put("requestId", request.requestId().toString())
                .put("unitType", wire(request.unitType()))
                .put("included", request.included())
                .put("status", wire(request.status()));
    }

    static JsonObject approval(Approval approval) {
        JsonObject payload = new JsonObject()
                .put("approvalId", approval.approvalId().toString())
                .put("requestedBy", approval.requestedBy())
                .put("deletes", approval.deletes())
                .put("creates", approval.creates());
        Approval.Decided decision = approval.decision();
        return decision == null ? payload : payload.put("comment", decision.comment());
    }

    static JsonObject guardrails(Guardrails guardrails) {
        JsonArray units = new JsonArray();
        guardrails
                .rules()
                .forEach((type, rule) -> units.add(new JsonObject()
                        .put("unitType", wire(type))
                        .put("policy", wire(rule.policy()))
                        .put("maxAdditional", rule.maxAdditional())));
        return new JsonObject().put("version", guardrails.version()).put("units", units);
    }

    static JsonObject threshold(UsageThreshold threshold, SeatPosition after) {
        return new JsonObject()
                .put("unitType", wire(after.type()))
                .put("percent", threshold.percent())
                .put("created", after.created())
                .put("paidSeats", after.paid());
    }

    static JsonArray positions(Collection<SeatPosition> positions) {
        JsonArray units = new JsonArray();
        positions.stream()
                .sorted(Comparator.comparing(SeatPosition::type))
                .forEach(position -> units.add(new JsonObject()
                        .put("unitType", wire(position.type()))
                        .put("included", position.included())
                        .put("created", position.created())
                        .put("paidSeats", position.paid())));
        return units;
    }

    static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static JsonObject wire(Money money) {
        return new JsonObject()
                .put("amount", money.toAmountString())
                .put("currency", money.currency().getCurrencyCode());
    }
}
