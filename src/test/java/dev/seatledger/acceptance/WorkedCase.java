package dev.seatledger.acceptance;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A worked case: a sandbox company, what it starts with, and what happens to it.
 *
 * @param name what the case shows
 * @param company members of the onboarding request that differ from the default company's
 * @param contract members of the contract that differ
 * @param prices per unit type: included, price of an included unit, price of an additional one
 * @param given how many units of each type exist at the start
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkedCase(
        String name,
        @Nullable Map<String, Object> company,
        @Nullable Map<String, Object> contract,
        @Nullable Map<String, List<String>> prices,
        @Nullable Map<String, Integer> given,
        List<Step> steps) {

    /**
     * One thing that happens, and what then holds.
     *
     * @param at moves the company's clock there first
     * @param add types of the units to add, all at once
     * @param delete type of which the newest unit is deleted
     * @param invoice the invoice that this issues; absent if none
     * @param row per unit type: created / included / additional / paid seats / free seats
     */
    record Step(
            @Nullable String at,
            @Nullable List<String> add,
            @Nullable String delete,
            @Nullable ExpectedInvoice invoice,
            @Nullable Map<String, String> row) {}

    /**
     * @param lines quantity, net, numerator, denominator, start, end: {@code 1 16.00 12/30 2024-10-01..2024-10-13}
     * @param mention a part of the tax mention
     */
    record ExpectedInvoice(
            String net,
            String tax,
            String total,
            @Nullable List<String> lines,
            @Nullable String mention) {}

    @Override
    public String toString() {
        return name;
    }
}
