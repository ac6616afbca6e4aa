package dev.seatledger.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a company is onboarded with, as plain data: it is printed with a failure and read back to repeat it.
 *
 * @param clock where the company's test clock starts
 */
record Terms(Customer customer, Cycle cycle, Settings settings, Map<UnitType, Commitment> units, String clock) {

    record Customer(String country, @Nullable String vatNumber, String timeZone, String currency) {}

    record Cycle(SubscriptionType type, String start, int anchorDay, int termMonths) {}

    /** What is null is left out of the request, so that the contract's defaults are tried too. */
    record Settings(
            @Nullable String seatRetention,
            @Nullable String proration,
            @Nullable String additionalInvoicing,
            @Nullable String paymentMethod,
            int paymentTermDays) {}

    record Commitment(int included, String includedPrice, String additionalPrice) {}

    LocalDate start() {
        return LocalDate.parse(cycle.start());
    }

    ZoneId zone() {
        return ZoneId.of(customer.timeZone());
    }

    Instant clockAtFirst() {
        return Instant.parse(clock);
    }

    int decimals() {
        return Currency.getInstance(customer.currency()).getDefaultFractionDigits();
    }

    BigDecimal zero() {
        return BigDecimal.ZERO.setScale(decimals());
    }

    boolean prorationBySecond() {
        return "second".equals(settings.proration());
    }

    boolean billsAddsLater() {
        return "next_invoice".equals(settings.additionalInvoicing());
    }

    boolean isBankTransfer() {
        return "bank_transfer".equals(settings.paymentMethod());
    }

    /** The default is the term for annual_billed_monthly, else the window. */
    boolean keepsSeatsForTheTerm() {
        boolean byDefault = cycle.type() == SubscriptionType.ANNUAL_BILLED_MONTHLY;
        return settings.seatRetention() == null ? byDefault : "term".equals(settings.seatRetention());
    }

    BigDecimal price(UnitType type, Rule rule) {
        Commitment commitment = Objects.requireNonNull(units.get(type));
        return new BigDecimal(rule == Rule.INCLUDED ? commitment.includedPrice() : commitment.additionalPrice());
    }

    /** The body of the onboarding request. */
    Map<String, Object> toRequest() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("legalName", "Simulated");
        request.put("country", customer.country());
        request.put("vatNumber", customer.vatNumber());
        request.put("timeZone", customer.timeZone());
        request.put("currency", customer.currency());
        request.put("contract", contract());
        request.put("clock", clock);
        return request;
    }

    private Map<String, Object> contract() {
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("planName", "Professional");
        contract.put("subscriptionType", cycle.type().wire());
        contract.put("start", cycle.start());
        contract.put("termMonths", cycle.termMonths());
        if (cycle.anchorDay() != start().getDayOfMonth()) {
            contract.put("anchorDay", cycle.anchorDay());
        }
        putIfGiven(contract, "seatRetention", settings.seatRetention());
        putIfGiven(contract, "proration", settings.proration());
        putIfGiven(contract, "additionalInvoicing", settings.additionalInvoicing());
        putIfGiven(contract, "paymentMethod", settings.paymentMethod());
        if (isBankTransfer()) {
            contract.put("paymentTermDays", settings.paymentTermDays());
        }
        List<Object> all = new ArrayList<>();
        units.forEach((type, commitment) -> all.add(Map.of(
                "type", type.wire(),
                "included", commitment.included(),
                "includedUnitPrice", commitment.includedPrice(),
                "additionalUnitPrice", commitment.additionalPrice())));
        contract.put("units", all);
        return contract;
    }

    private static void putIfGiven(Map<String, Object> contract, String member, @Nullable String value) {
        if (value != null) {
            contract.put(member, value);
        }
    }
}
