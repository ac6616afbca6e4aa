package dev.seatledger.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import dev.seatledger.simulation.Almanac.Kind;

/**
 * Compares the plan with the oracle. Its dates are compared only while the contract runs and is not cancelled: nobody says what they are
 * before and after that.
 */
final class PlanCheck {

    private final Oracle oracle;
    private final Terms terms;
    private final String currency;

    PlanCheck(Oracle oracle) {
        this.oracle = oracle;
        this.terms = oracle.terms();
        this.currency = terms.customer().currency();
    }

    void compare(JsonNode node) {
        Check plan = new Check("plan", "", node);
        Check units = plan.member("units");
        Map<UnitType, Position> positions = new TreeMap<>(oracle.positions());
        units.size(positions.size());
        BigDecimal total = terms.zero();
        int index = 0;
        for (Map.Entry<UnitType, Position> entry : positions.entrySet()) {
            Check row = units.item(index);
            row.text("type", entry.getKey().wire());
            counts(row, entry.getValue());
            BigDecimal ofRow = total(entry.getKey(), entry.getValue());
            row.money("total", ofRow, currency);
            total = total.add(ofRow);
            index++;
        }
        plan.money("total", total, currency);
        if (oracle.hasStarted() && !oracle.isCancelled()) {
            dates(plan, units, oracle.today());
        }
    }

    private static void counts(Check row, Position position) {
        row.count("created", position.created());
        row.count("included", position.included());
        row.count("additional", position.additional());
        row.count("paidSeats", position.paid());
        row.count("freeSeats", position.free());
        row.count("unusedIncluded", position.unusedIncluded());
    }

    private BigDecimal total(UnitType type, Position position) {
        return terms.zero()
                .add(terms.price(type, Rule.INCLUDED).multiply(BigDecimal.valueOf(position.included())))
                .add(terms.price(type, Rule.ADDITIONAL).multiply(BigDecimal.valueOf(position.additional())));
    }

    private void dates(Check plan, Check units, LocalDate today) {
        Almanac almanac = oracle.almanac();
        plan.member("currentPeriod")
                .text("start", almanac.startOf(Kind.PERIOD, today).toString());
        plan.member("currentPeriod")
                .text("end", almanac.endOf(Kind.PERIOD, today).toString());
        plan.text("nextBillingDate", almanac.endOf(Kind.PERIOD, today).toString());
        plan.text("contractRenewalDate", almanac.endOf(Kind.TERM, today).toString());
        LocalDate windowEnd = almanac.endOf(Kind.WINDOW, today);
        LocalDate paidUntil = terms.keepsSeatsForTheTerm() ? almanac.endOf(Kind.TERM, today) : windowEnd;
        for (int i = 0; i < units.node().size(); i++) {
            Check row = units.item(i);
            row.member("chargeWindow")
                    .text("start", almanac.startOf(Kind.WINDOW, today).toString());
            row.member("chargeWindow").text("end", windowEnd.toString());
            row.text("seatsPaidUntil", paidUntil.toString());
        }
    }
}
