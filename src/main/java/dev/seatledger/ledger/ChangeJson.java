package dev.seatledger.ledger;

import java.util.Collection;
import java.util.UUID;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.TaxParty;
import dev.seatledger.ledger.LedgerChange.Attributed;
import dev.seatledger.ledger.LedgerChange.InvoiceOfEvent;

/** The argument of {@code append.sql}: rows keyed by column names. */
final class ChangeJson {

    private final JsonArray heads = new JsonArray();
    private final JsonArray positions = new JsonArray();
    private final JsonArray units = new JsonArray();
    private final JsonArray changedUnits = new JsonArray();
    private final JsonArray deletedUnits = new JsonArray();
    private final JsonArray seatLog = new JsonArray();
    private final JsonArray invoices = new JsonArray();
    private final JsonArray lines = new JsonArray();
    private final JsonArray pendingCharges = new JsonArray();
    private final JsonArray events = new JsonArray();

    private ChangeJson() {}

    static JsonObject of(Collection<LedgerChange> changes) {
        ChangeJson json = new ChangeJson();
        changes.forEach(json::add);
        return new JsonObject()
                .put("heads", json.heads)
                .put("positions", json.positions)
                .put("units", json.units)
                .put("changedUnits", json.changedUnits)
                .put("deletedUnits", json.deletedUnits)
                .put("seatLog", json.seatLog)
                .put("invoices", json.invoices)
                .put("lines", json.lines)
                .put("pendingCharges", json.pendingCharges)
                .put("events", json.events);
    }

    private void add(LedgerChange change) {
        CompanyState after = change.after();
        String companyId = after.companyId().toString();
        heads.add(new JsonObject()
                .put("company_id", companyId)
                .put("expected", change.before().sequence())
                .put("sequence", after.sequence())
                .put("changed_at", after.changedAt().toString())
                .put(
                        "test_clock",
                        after.testClock() == null ? null : after.testClock().toString())
                .put("next_rollover_at", after.nextRolloverAt().toString()));
        after.positions().values().stream()
                .filter(position -> !position.equals(change.before().positions().get(position.type())))
                .forEach(position -> positions.add(position(companyId, position)));
        change.createdUnits().forEach(created -> units.add(createdUnit(companyId, created)));
        change.changedUnits().values().forEach(changed -> changedUnits.add(unit(companyId, changed)));
        change.deletedUnits().values().forEach(deleted -> deletedUnits.add(deletedUnit(companyId, deleted)));
        change.seatLog().forEach(entry -> seatLog.add(seatLogEntry(companyId, entry)));
        change.invoices().forEach(invoice -> addInvoice(change, invoice));
        change.pendingCharges()
                .forEach(charge ->
                        pendingCharges.add(chargeLine(companyId, charge.line()).put("sequence", charge.sequence())));
        change.events().forEach(event -> events.add(event(companyId, event)));
    }

    static JsonObject position(String companyId, SeatPosition position) {
        return new JsonObject()
                .put("company_id", companyId)
                .put("unit_type", position.type().name())
                .put("included", position.included())
                .put("created", position.created())
                .put("paid", position.paid());
    }

    private static JsonObject unit(String companyId, UnitRecord unit) {
        return new JsonObject()
                .put("company_id", companyId)
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
                .put("created_at", row.createdAt().toString())
                .put("created_by", row.createdBy());
    }

    private static JsonObject deletedUnit(String companyId, Attributed<UnitRecord> deleted) {
        return new JsonObject()
                .put("company_id", companyId)
                .put("unit_id", deleted.row().unitId().toString())
                .put("deleted_at", deleted.at().toString())
                .put("deleted_by", deleted.actor());
    }

    private static JsonObject seatLogEntry(String companyId, Attributed<SeatLogRecord> entry) {
        SeatLogRecord row = entry.row();
        UUID unitId = row.unitId();
        UUID invoiceId = row.invoiceId();
        return new JsonObject()
                .put("company_id", companyId)
                .put("sequence", row.sequence())
                .put("unit_type", row.after().type().name())
                .put("at", entry.at().toString())
                .put("actor", entry.actor())
                .put("cause", row.cause().name())
                .put("unit_id", unitId == null ? null : unitId.toString())
                .put("created_before", row.before().created())
                .put("created_after", row.after().created())
                .put("paid_before", row.before().paid())
                .put("paid_after", row.after().paid())
                .put("invoice_id", invoiceId == null ? null : invoiceId.toString());
    }

    private static JsonObject event(String companyId, Attributed<EventRecord> event) {
        return new JsonObject()
                .put("company_id", companyId)
                .put("sequence", event.row().sequence())
                .put("type", event.row().type())
                .put("at", event.at().toString())
                .put("actor", event.actor())
                .put("payload", event.row().payload());
    }

    private void addInvoice(LedgerChange change, InvoiceOfEvent issued) {
        InvoiceRecord invoice = issued.invoice();
        Customer customer = change.after().customer();
        String companyId = customer.companyId().toString();
        String invoiceId = invoice.invoiceId().toString();
        invoices.add(new JsonObject()
                .put("ordinal", invoices.size())
                .put("company_id", companyId)
                .put("invoice_id", invoiceId)
                .put("sequence", issued.sequence())
                .put("issuer", invoice.seller().key())
                .put("prefix", invoice.seller().invoicePrefix())
                .put("reason", invoice.reason().name())
                .put("issued_at", invoice.issuedAt().toString())
                .put("issue_date", invoice.issueDate().toString())
                .put("due_date", invoice.dueDate().toString())
                .put(
                        "period_start",
                        invoice.periodStart() == null
                                ? null
                                : invoice.periodStart().toString())
                .put("currency", invoice.amounts().net().currency().getCurrencyCode())
                .put("net", invoice.amounts().net().toAmountString())
                .put("tax", invoice.amounts().tax().toAmountString())
                .put("total", invoice.amounts().total().toAmountString())
                .put("credit_applied", invoice.amounts().total().times(0).toAmountString())
                .put("amount_due", invoice.amounts().total().toAmountString())
                .put("tax_category", invoice.tax().category().name())
                .put("tax_percent", invoice.tax().ratePercent().toPlainString())
                .put("tax_mention", invoice.tax().mention())
                .put("seller", seller(invoice.seller()))
                .put("buyer", party(customer.legalName(), customer.taxParty())));
        int lineNo = 0;
        for (ChargeLine line : invoice.lines()) {
            lineNo++;
            lines.add(chargeLine(companyId, line)
                    .put("invoice_id", invoiceId)
                    .put("line_no", lineNo)
                    .put("description", line.description())
                    .put("unit_price", line.unitPrice().toPlainString()));
        }
    }

    private static JsonObject chargeLine(String companyId, ChargeLine line) {
        return new JsonObject()
                .put("company_id", companyId)
                .put("rule", line.rule().name())
                .put("unit_type", line.unitType().name())
                .put("quantity", line.quantity())
                .put("period_start", line.period().start().toString())
                .put("period_end", line.period().end().toString())
                .put("proration", line.share().mode().name())
                .put("numerator", line.share().numerator())
                .put("denominator", line.share().denominator())
                .put("full_price", line.fullPrice().toAmountString())
                .put("seats_before", line.seatsBefore())
                .put("seats_after", line.seatsAfter())
                .put("net", line.net().toAmountString());
    }

    private static JsonObject seller(Issuer issuer) {
        return party(issuer.legalName(), issuer.taxParty()).put("address", new JsonArray(issuer.address()));
    }

    private static JsonObject party(String legalName, TaxParty taxParty) {
        return new JsonObject()
                .put("legalName", legalName)
                .put("country", taxParty.country())
                .put("vatNumber", taxParty.vatNumber());
    }
}
