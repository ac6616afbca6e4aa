package dev.seatledger.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
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
public record WorkedCase(
        String name,
        @Nullable Map<String, Object> company,
        @Nullable Map<String, Object> contract,
        @Nullable Map<String, List<String>> prices,
        @Nullable Map<String, Integer> given,
        List<Step> steps) {

    private static final Path CASES = Path.of("src", "test", "resources", "worked-cases");

    public static List<WorkedCase> all() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<WorkedCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted().toList()) {
                cases.addAll(List.of(json.readValue(file.toFile(), WorkedCase[].class)));
            }
        }
        return cases;
    }

    /**
     * One thing that happens, and what then holds.
     *
     * @param at moves the company's clock there first
     * @param add types of the units to add, all at once
     * @param delete type of which the newest unit is deleted
     * @param amend unit type, new commitment, immediate or renewal: {@code user 15 immediate}
     * @param pay pays all that is due of the newest invoice
     * @param credit goodwill over the first invoice: an amount, tax included
     * @param correct credits all of the newest invoice and replaces it; the new quantity of its first line
     * @param cancel whether the contract is cancelled
     * @param refused the problem's type if the step is refused
     * @param invoice the invoice that this issues; absent if none
     * @param invoices instead, if it issues several: oldest first
     * @param creditNote the credit note that this issues; absent if none
     * @param credits what is left of the credit notes then, oldest first
     * @param row per unit type: created / included / additional / paid seats / free seats
     */
    public record Step(
            @Nullable String at,
            @Nullable List<String> add,
            @Nullable String delete,
            @Nullable String amend,
            boolean pay,
            @Nullable String credit,
            @Nullable Integer correct,
            boolean cancel,
            @Nullable String refused,
            @Nullable ExpectedDocument invoice,
            @Nullable List<ExpectedDocument> invoices,
            @Nullable ExpectedDocument creditNote,
            @Nullable List<String> credits,
            @Nullable Map<String, String> row) {

        public List<ExpectedDocument> allInvoices() {
            if (invoices != null) {
                return invoices;
            }
            return invoice == null ? List.of() : List.of(invoice);
        }
    }

    /**
     * @param lines quantity, net, numerator, denominator, start, end: {@code 1 16.00 12/30 2024-10-01..2024-10-13}
     * @param mention a part of the tax mention
     * @param issued local day of issue
     * @param due of an invoice: what is still to be paid
     */
    public record ExpectedDocument(
            String net,
            @Nullable String tax,
            @Nullable String total,
            @Nullable List<String> lines,
            @Nullable String mention,
            @Nullable String issued,
            @Nullable String due) {}

    @Override
    public String toString() {
        return name;
    }
}
