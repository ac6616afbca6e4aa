package dev.seatledger.simulation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Builds the company of the worked cases: EUR, Paris, French, monthly, anchor 13, 10 users at 30.00 and 40.00, 3 numbers at 5.00 and 6.00.
 * With {@link Oracle} it makes the cases read like the product's table.
 */
final class Example {

    private static final Terms.Customer CUSTOMER = new Terms.Customer("FR", null, "Europe/Paris", "EUR");

    private Terms.Cycle cycle = new Terms.Cycle(SubscriptionType.MONTHLY, "2024-09-13", 13, 1);
    private Terms.Settings settings = new Terms.Settings(null, null, null, null, 0);
    private final Map<UnitType, Terms.Commitment> units = new EnumMap<>(UnitType.class);

    private Example() {
        users(10, "30.00", "40.00");
        numbers(3, "5.00", "6.00");
    }

    static Example company() {
        return new Example();
    }

    Example cycle(SubscriptionType type, String start, int anchorDay, int termMonths) {
        cycle = new Terms.Cycle(type, start, anchorDay, termMonths);
        return this;
    }

    Example bySecond() {
        settings = new Terms.Settings(settings.seatRetention(), "second", settings.additionalInvoicing(), null, 0);
        return this;
    }

    Example addsBilledLater() {
        settings = new Terms.Settings(settings.seatRetention(), settings.proration(), "next_invoice", null, 0);
        return this;
    }

    Example users(int included, String includedPrice, String additionalPrice) {
        units.put(UnitType.USER, new Terms.Commitment(included, includedPrice, additionalPrice));
        return this;
    }

    Example numbers(int included, String includedPrice, String additionalPrice) {
        units.put(UnitType.NUMBER, new Terms.Commitment(included, includedPrice, additionalPrice));
        return this;
    }

    Example without(UnitType type) {
        units.remove(type);
        return this;
    }

    Terms terms(String clock) {
        return new Terms(
                CUSTOMER,
                cycle,
                settings,
                Map.copyOf(units),
                instant(CUSTOMER.timeZone(), clock).toString());
    }

    /** Onboarded at this local time. */
    Oracle at(String clock) {
        return new Oracle(terms(clock));
    }

    /** A local day (its first instant), a local time, or an instant. */
    static Instant instant(String zone, String text) {
        if (text.endsWith("Z")) {
            return Instant.parse(text);
        }
        String time = text.contains("T") ? text : text + "T00:00:00";
        return LocalDateTime.parse(time).atZone(ZoneId.of(zone)).toInstant();
    }

    static void move(Oracle oracle, String to) {
        oracle.moveClock(instant(oracle.terms().customer().timeZone(), to));
    }

    static Answer add(Oracle oracle, UnitType type, int units) {
        return oracle.change(Map.of(), Map.of(type, units));
    }

    /** net + tax = total, or "none". */
    static String amounts(@Nullable Bill bill) {
        return bill == null
                ? "none"
                : "%s + %s = %s"
                        .formatted(
                                bill.net().toPlainString(),
                                bill.tax().toPlainString(),
                                bill.total().toPlainString());
    }

    /** quantity, rule, type, net, part/whole of each line. */
    static List<String> lines(@Nullable Bill bill) {
        return bill == null
                ? List.of()
                : bill.lines().stream()
                        .map(line -> "%d %s %s %s %d/%d"
                                .formatted(
                                        line.quantity(),
                                        line.rule().wire(),
                                        line.type().wire(),
                                        line.net().toPlainString(),
                                        line.stretch().part(),
                                        line.stretch().whole()))
                        .toList();
    }

    static Bill last(Oracle oracle) {
        return oracle.bills().get(oracle.bills().size() - 1);
    }
}
