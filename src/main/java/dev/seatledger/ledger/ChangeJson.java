package dev.seatledger.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.seatledger.billing.OpenCredit;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.ledger.LedgerChange.Attributed;
import dev.seatledger.ledger.LedgerChange.ChargeKey;
import dev.seatledger.shared.idempotency.AnsweredRequest;
import dev.seatledger.shared.idempotency.RequestKey;
import dev.seatledger.shared.idempotency.StoredAnswer;
import dev.seatledger.shared.money.Money;

import static dev.seatledger.ledger.DocumentJson.text;

/** The argument of {@code append.sql}: rows keyed by column names. */
final class ChangeJson {

    private static final String[] KINDS_OF_ROWS = {
        "heads",
        "positions",
        "units",
        "changedUnits",
        "deletedUnits",
        "seatLog",
        "pendingCharges",
        "billedCharges",
        "payments",
        "outstanding",
        "openCredits",
        "usedCredits",
        "scheduled",
        "unscheduled",
        "requests",
        "guardrails",
        "approvals",
        "answers",
        "events"
    };

    private final Map<String, JsonArray> rows = new LinkedHashMap<>();
    private final DocumentJson documents = new DocumentJson();

    private ChangeJson() {
        for (String kind : KINDS_OF_ROWS) {
            rows.put(kind, new JsonArray());
        }
    }

    static JsonObject of(Collection<LedgerChange> changes) {
        ChangeJson json = new ChangeJson();
        changes.forEach(json::add);
        JsonObject argument = new JsonObject();
        json.rows.forEach(argument::put);
        json.documents.addTo(argument);
        return argument;
    }

    private void add(LedgerChange change) {
        CompanyState after = change.after();
        String companyId = after.companyId().toString();
        put("heads", head(companyId, change));
        after.positions().values().stream()
                .filter(position -> !position.equals(change.before().positions().get(position.type())))
                .forEach(position -> put("positions", position(companyId, position)));
        change.createdUnits().forEach(created -> put("units", createdUnit(companyId, created)));
        change.changedUnits().values().forEach(changed -> put("changedUnits", unit(companyId, changed)));
        change.deletedUnits().values().forEach(deleted -> put("deletedUnits", deletedUnit(companyId, deleted)));
        change.seatLog().forEach(entry -> put("seatLog", seatLogEntry(companyId, entry)));
        change.invoices().forEach(invoice -> documents.addInvoice(after.customer(), invoice));
        change.creditNotes().forEach(note -> documents.addCreditNote(after.customer(), note));
        addPendingCharges(companyId, change);
        change.payments().forEach(payment -> put("payments", payment(companyId, payment)));
        change.outstanding()
                .forEach((invoiceId, left) -> put(
                        "outstanding",
                        row(companyId)
                                .put("invoice_id", invoiceId.toString())
                                .put("outstanding", left.toAmountString())));
        addOpenCredits(companyId, change);
        addScheduled(companyId, change);
        change.requests().values().forEach(request -> put("requests", request(companyId, request)));
        addGuardrails(companyId, change);
        change.approvals().values().forEach(approval -> put("approvals", approval(companyId, approval)));
        change.answered().forEach((key, answered) -> put("answers", answer(companyId, key, answered)));
        change.events().forEach(event -> put("events", event(companyId, event)));
    }

    private void addPendingCharges(String companyId, LedgerChange change) {
        Map<ChargeKey, UUID> billed = new HashMap<>(change.billedCharges());
        for (PendingCharge charge : change.pendingCharges()) {
            put(
                    "pendingCharges",
                    DocumentJson.charge(companyId, charge.line())
                            .put("sequence", charge.sequence())
                            .put("invoice_id", text(billed.remove(ChargeKey.of(charge)))));
        }
        billed.forEach((key, invoiceId) -> put(
                "billedCharges",
                row(companyId)
                        .put("sequence", key.sequence())
                        .put("unit_type", key.unitType().name())
                        .put("invoice_id", invoiceId.toString())));
    }

    private void addOpenCredits(String companyId, LedgerChange change) {
        Map<UUID, Long> issuedNow = new HashMap<>();
        change.creditNotes().forEach(note -> issuedNow.put(note.document().creditNoteId(), note.sequence()));
        Map<UUID, Money> before = change.before().openCredits().stream()
                .collect(Collectors.toMap(OpenCredit::creditNoteId, OpenCredit::remaining));
        for (OpenCredit credit : change.after().openCredits()) {
            UUID noteId = credit.creditNoteId();
            if (!credit.remaining().equals(before.remove(noteId))) {
                put(
                        "openCredits",
                        row(companyId)
                                .put("credit_note_id", noteId.toString())
                                .put("sequence", issuedNow.getOrDefault(noteId, 0L))
                                .put("remaining", credit.remaining().toAmountString()));
            }
        }
        before.keySet().forEach(noteId -> put("usedCredits", row(companyId).put("credit_note_id", noteId.toString())));
    }

    private void addScheduled(String companyId, LedgerChange change) {
        Set<ScheduledAmendment> before = Set.copyOf(change.before().scheduled().values());
        change.after().scheduled().values().stream()
                .filter(amendment -> !before.contains(amendment))
                .forEach(amendment -> put(
                        "scheduled",
                        row(companyId)
                                .put("unit_type", amendment.unitType().name())
                                .put("amendment_id", amendment.amendmentId().toString())
                                .put("included", amendment.included())
                                .put("effective_on", amendment.effectiveOn().toString())));
        change.before().scheduled().keySet().stream()
                .filter(type -> !change.after().scheduled().containsKey(type))
                .forEach(type -> put("unscheduled", row(companyId).put("unit_type", type.name())));
    }

    private void addGuardrails(String companyId, LedgerChange change) {
        Guardrails after = change.after().guardrails();
        if (after.version() != change.before().guardrails().version()) {
            after.rules()
                    .forEach((type, rule) -> put(
                            "guardrails",
                            row(companyId)
                                    .put("unit_type", type.name())
                                    .put("policy", rule.policy().name())
                                    .put("max_additional", rule.maxAdditional())));
        }
    }

    private void put(String kind, JsonObject row) {
        rows.computeIfAbsent(kind, key -> new JsonArray()).add(row);
    }

    private static JsonObject row(String companyId) {
        return new JsonObject().put("company_id", companyId);
    }

    private static JsonObject head(String companyId, LedgerChange change) {
        CompanyState after = change.after();
        return row(companyId)
                .put("expected", change.before().sequence())
                .put("sequence", after.sequence())
                .put("changed_at", after.changedAt().toString())
                .put("test_clock", text(after.testClock()))
                .put("next_rollover_at", text(after.nextRolloverAt()))
                .put("is_suspended", after.standing().isSuspended())
                .put("ends_on", text(after.standing().endsOn()))
                .put("guardrails_version", after.guardrails().version());
    }

    static JsonObject position(String companyId, SeatPosition position) {
        return row(companyId)
                .put("unit_type", position.type().name())
                .put("included", position.included())
                .put("created", position.created())
                .put("paid", position.paid());
    }

    private static JsonObject unit(String companyId, UnitRecord unit) {
        return row(companyId)
                .put("unit_id", unit.unitId().toString())
                .put("name", unit.name())
                .put("email", unit.email())
                .put("phone_number", unit.phoneNumber())
                .put("version", unit.version());
    }

    private static JsonObject createdUnit(String companyId, Attributed<UnitRecord> created) {
        UnitRecord row = created.row();
        return unit(companyId, row)
                .put("unit_type", row.type().name())
                .put("external_id", row.externalId())
                .put("created_at", row.createdAt().toString())
                .put("created_by", row.createdBy());
    }

    private static JsonObject deletedUnit(String companyId, Attributed<UnitRecord> deleted) {
        return row(companyId)
                .put("unit_id", deleted.row().unitId().toString())
                .put("deleted_at", deleted.at().toString())
                .put("deleted_by", deleted.actor());
    }

    private static JsonObject seatLogEntry(String companyId, Attributed<SeatLogRecord> entry) {
        SeatLogRecord row = entry.row();
        return row(companyId)
                .put("sequence", row.sequence())
                .put("unit_type", row.after().type().name())
                .put("at", entry.at().toString())
                .put("actor", entry.actor())
                .put("cause", row.cause().name())
                .put("unit_id", text(row.unitId()))
                .put("included_before", row.before().included())
                .put("included_after", row.after().included())
                .put("created_before", row.before().created())
                .put("created_after", row.after().created())
                .put("paid_before", row.before().paid())
                .put("paid_after", row.after().paid())
                .put("invoice_id", text(row.invoiceId()));
    }

    private static JsonObject payment(String companyId, Attributed<PaymentRecord> recorded) {
        PaymentRecord payment = recorded.row();
        return row(companyId)
                .put("payment_id", payment.paymentId().toString())
                .put("invoice_id", payment.invoiceId().toString())
                .put("amount", payment.amount().toAmountString())
                .put("paid_at", payment.paidAt().toString())
                .put("reference", payment.reference())
                .put("recorded_at", recorded.at().toString())
                .put("recorded_by", recorded.actor());
    }

    private static JsonObject request(String companyId, CommitmentRequest request) {
        CommitmentRequest.Decided decision = request.decision();
        Contacts.Contact contact = request.contact();
        JsonObject row = row(companyId)
                .put("request_id", request.requestId().toString())
                .put("unit_type", request.unitType().name())
                .put("included", request.included())
                .put("reason", request.reason())
                .put("requested_at", request.requestedAt().toString())
                .put("requested_by", request.requestedBy())
                .put("contact_role", request.contactRole().name())
                .put("contact_name", contact == null ? null : contact.name())
                .put("contact_email", contact == null ? null : contact.email())
                .put("status", request.status().name());
        if (decision != null) {
            row.put("decided_at", decision.at().toString())
                    .put("decided_by", decision.by())
                    .put("comment", decision.comment())
                    .put("effective_on", text(decision.effectiveOn()));
        }
        return row;
    }

    private static JsonObject approval(String companyId, Approval approval) {
        Approval.Decided decision = approval.decision();
        JsonObject row = row(companyId)
                .put("approval_id", approval.approvalId().toString())
                .put("operation", approval.operation())
                .put("requested_at", approval.requestedAt().toString())
                .put("requested_by", approval.requestedBy())
                .put("status", approval.status().name());
        if (decision != null) {
            row.put("decided_at", decision.at().toString())
                    .put("decided_by", decision.by())
                    .put("comment", decision.comment())
                    .put("invoice_id", text(decision.invoiceId()));
            if (decision.isApproved()) {
                JsonArray unitIds = new JsonArray();
                decision.unitIds().forEach(id -> unitIds.add(id.toString()));
                row.put("unit_ids", unitIds);
            }
        }
        return row;
    }

    private static JsonObject answer(String companyId, RequestKey key, AnsweredRequest answered) {
        StoredAnswer answer = answered.answer();
        return row(companyId)
                .put("actor", key.actor())
                .put("key", key.key())
                .put("request_hash", answered.requestHash())
                .put("status", answer.status())
                .put("location", answer.location())
                .put("body", answer.body());
    }

    private static JsonObject event(String companyId, Attributed<EventRecord> event) {
        return row(companyId)
                .put("sequence", event.row().sequence())
                .put("type", event.row().type())
                .put("at", event.at().toString())
                .put("actor", event.actor())
                .put("payload", event.row().payload());
    }
}
