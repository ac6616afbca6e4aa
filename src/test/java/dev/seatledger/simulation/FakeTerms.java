package dev.seatledger.simulation;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Terms from an onboarding request, with the defaults that the product has. */
final class FakeTerms {

    private FakeTerms() {}

    static Terms read(JsonNode body) {
        JsonNode contract = body.path("contract");
        String start = contract.path("start").asText();
        Map<UnitType, Terms.Commitment> units = new EnumMap<>(UnitType.class);
        for (JsonNode unit : contract.path("units")) {
            units.put(
                    UnitType.of(unit.path("type").asText()),
                    new Terms.Commitment(
                            unit.path("included").asInt(),
                            unit.path("includedUnitPrice").asText(),
                            unit.path("additionalUnitPrice").asText()));
        }
        return new Terms(
                new Terms.Customer(
                        body.path("country").asText(),
                        body.path("vatNumber").textValue(),
                        body.path("timeZone").asText(),
                        body.path("currency").asText()),
                new Terms.Cycle(
                        SubscriptionType.valueOf(
                                contract.path("subscriptionType").asText().toUpperCase(Locale.ROOT)),
                        start,
                        contract.path("anchorDay").asInt(LocalDate.parse(start).getDayOfMonth()),
                        contract.path("termMonths").asInt()),
                new Terms.Settings(
                        contract.path("seatRetention").textValue(),
                        contract.path("proration").textValue(),
                        contract.path("additionalInvoicing").textValue(),
                        contract.path("paymentMethod").textValue(),
                        contract.path("paymentTermDays").asInt()),
                units,
                body.path("clock").asText());
    }
}
