package dev.seatledger.ledger;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.BillingCalendar;
import dev.seatledger.billing.SubscriptionTerms;

/** The argument of {@code open-company.sql}: rows keyed by column names. */
final class OpeningJson {

    private OpeningJson() {}

    static JsonObject of(CompanyState state, String actor, boolean isSandbox) {
        String companyId = state.companyId().toString();
        JsonArray positions = new JsonArray();
        state.positions().values().forEach(position -> positions.add(ChangeJson.position(companyId, position)));
        return new JsonObject()
                .put("company", company(state, companyId, actor, isSandbox))
                .put("contract", contract(state.terms(), companyId))
                .put("prices", prices(state.terms(), companyId))
                .put(
                        "head",
                        new JsonObject()
                                .put("company_id", companyId)
                                .put("sequence", state.sequence())
                                .put("changed_at", state.changedAt().toString())
                                .put(
                                        "test_clock",
                                        state.testClock() == null
                                                ? null
                                                : state.testClock().toString())
                                .put("next_rollover_at", DocumentJson.text(state.nextRolloverAt())))
                .put("positions", positions);
    }

    private static JsonObject company(CompanyState state, String companyId, String actor, boolean isSandbox) {
        Customer customer = state.customer();
        Contacts.Contact executive = customer.contacts().accountExecutive();
        Contacts.Contact success = customer.contacts().customerSuccessManager();
        return new JsonObject()
                .put("company_id", companyId)
                .put("legal_name", customer.legalName())
                .put("country", customer.taxParty().country())
                .put("vat_number", customer.taxParty().vatNumber())
                .put(
                        "language",
                        customer.chosenLanguage() == null
                                ? null
                                : customer.chosenLanguage().name())
                .put("time_zone", state.terms().calendar().zone().getId())
                .put("currency", state.terms().currency().getCurrencyCode())
                .put("issuer", customer.issuer())
                .put("is_sandbox", isSandbox)
                .put("account_executive_name", nameOf(executive))
                .put("account_executive_email", emailOf(executive))
                .put("customer_success_name", nameOf(success))
                .put("customer_success_email", emailOf(success))
                .put("created_at", state.changedAt().toString())
                .put("created_by", actor);
    }

    private static JsonObject contract(SubscriptionTerms terms, String companyId) {
        BillingCalendar calendar = terms.calendar();
        return new JsonObject()
                .put("company_id", companyId)
                .put("plan_name", terms.planName())
                .put("subscription_type", calendar.type().name())
                .put("start_date", calendar.contractStart().toString())
                .put("anchor_day", calendar.anchorDay())
                .put("term_months", calendar.termMonths())
                .put("seat_retention", terms.retention().name())
                .put("proration", terms.proration().name())
                .put("additional_invoicing", terms.additionalInvoicing().name())
                .put("payment_method", terms.payment().method().name())
                .put("payment_term_days", terms.payment().termDays());
    }

    private static JsonArray prices(SubscriptionTerms terms, String companyId) {
        JsonArray prices = new JsonArray();
        terms.prices()
                .forEach((type, ofType) -> prices.add(new JsonObject()
                        .put("company_id", companyId)
                        .put("unit_type", type.name())
                        .put("included_unit_price", ofType.included().toAmountString())
                        .put("additional_unit_price", ofType.additional().toAmountString())));
        return prices;
    }

    private static @Nullable String nameOf(Contacts.@Nullable Contact contact) {
        return contact == null ? null : contact.name();
    }

    private static @Nullable String emailOf(Contacts.@Nullable Contact contact) {
        return contact == null ? null : contact.email();
    }
}
