package dev.seatledger.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.Database;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.CompanyBuilder.addUnits;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Parallel changes of one company and of many, within one instance (R11). */
@QuarkusTest
class ConcurrencyTest extends HttpTest {

    @RepeatedTest(5)
    void twoAddsNeverShareTheLastFreeSeat() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(9);

        List<Response> answers = inParallel(Collections.nCopies(2, () -> addUser(companyId)));

        assertEquals(
                List.of(201, 201), answers.stream().map(Response::statusCode).toList());
        JsonPath invoices = Api.owner(companyId).read("/companies/" + companyId + "/invoices");
        assertEquals(
                List.of("19.20"), invoices.getList("items.findAll { it.reason == 'additional_units' }.total.amount"));
        assertEquals(
                11,
                Api.owner(companyId).read("/companies/" + companyId + "/plan").getInt("units[0].paidSeats"));
        assertEquals(List.of(), Database.contradictionsOf(companyId));
    }

    @Test
    void sixtyFourAddsAtOnceChargeEverySeatExactlyOnce() throws Exception {
        UUID companyId = aCompany().onboard();

        List<Response> answers = inParallel(Collections.nCopies(64, () -> addUser(companyId)));

        assertEquals(
                64,
                answers.stream().filter(answer -> answer.statusCode() == 201).count());
        JsonPath plan = Api.owner(companyId).read("/companies/" + companyId + "/plan");
        assertEquals(64, plan.getInt("units[0].created"));
        assertEquals(64, plan.getInt("units[0].paidSeats"));
        JsonPath invoices = Api.owner(companyId).read("/companies/" + companyId + "/invoices?limit=200");
        assertEquals(
                54,
                invoices.getList("items.findAll { it.reason == 'additional_units' }")
                        .size());
        assertEquals(List.of(), Database.contradictionsOf(companyId));
    }

    @Test
    void addsAndDeletesOfManyCompaniesKeepEveryBookInOrder() throws Exception {
        List<UUID> companies = new ArrayList<>();
        List<Callable<Response>> changes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            UUID companyId = aCompany().onboard();
            companies.add(companyId);
            for (String unitId : addUnits(companyId, "user", 8)) {
                changes.add(() -> addUser(companyId));
                changes.add(() -> Api.admin(companyId).delete("/units/" + unitId));
            }
        }

        List<Response> answers = inParallel(changes);

        assertEquals(
                64,
                answers.stream().filter(answer -> answer.statusCode() == 201).count());
        assertEquals(
                64,
                answers.stream().filter(answer -> answer.statusCode() == 204).count());
        for (UUID companyId : companies) {
            assertEquals(List.of(), Database.contradictionsOf(companyId));
        }
    }

    @Test
    void aUnitIsDeletedOnceHoweverManyAsk() throws Exception {
        UUID companyId = aCompany().onboard();
        String path = "/units/" + addUnits(companyId, "user", 1).get(0);

        List<Response> answers =
                inParallel(Collections.nCopies(16, () -> Api.admin(companyId).delete(path)));

        assertEquals(
                1, answers.stream().filter(answer -> answer.statusCode() == 204).count());
        assertEquals(
                15,
                answers.stream().filter(answer -> answer.statusCode() == 404).count());
        assertEquals(List.of(), Database.contradictionsOf(companyId));
    }

    @Test
    void numbersHaveNoGaps() throws Exception {
        inParallel(Collections.nCopies(16, () -> {
            UUID companyId = aCompany().onboardWithUsers(10);
            return addUser(companyId);
        }));

        assertEquals(List.of(), Database.queryColumn("""
                        SELECT issuer || ': ' || count(*) || ' documents, last number ' || max(number)
                          FROM document_number GROUP BY issuer, series HAVING count(*) <> max(number) OR min(number) <> 1
                        UNION ALL
                        SELECT 'an invoice without its number: ' || invoice_id FROM invoice
                         WHERE NOT EXISTS (SELECT FROM document_number n WHERE n.document_id = invoice.invoice_id)
                        """));
    }

    /** Commands of one batch that ask for the same rows must not get in each other's way. */
    @RepeatedTest(3)
    void paymentsAmendmentsAndAddsOfOneCompanyAtOnceAllSucceed() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(5);
        String invoiceId = Api.owner(companyId)
                .read("/companies/" + companyId + "/invoices")
                .getString("items[0].id");
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int nth = i;
            calls.add(() -> pay(invoiceId, nth));
            calls.add(() -> amend(companyId, 20 + nth));
            calls.add(() -> addUser(companyId));
        }

        List<Response> answers = inParallel(calls);

        assertEquals(
                Collections.nCopies(30, 201),
                answers.stream().map(Response::statusCode).toList());
        assertEquals(
                "368.00", Api.owner(companyId).read("/invoices/" + invoiceId).getString("amountDue.amount"));
        assertEquals(
                List.of(), Api.accountExecutive().read("/audits/" + companyId).getList("findings"));
    }

    private static Response pay(String invoiceId, int nth) {
        return Api.accountExecutive()
                .post(
                        "/invoices/" + invoiceId + "/payments",
                        Map.of(
                                "amount",
                                Map.of("amount", "1.00", "currency", "EUR"),
                                "paidAt",
                                "2024-10-01T00:00:00Z",
                                "reference",
                                "Part " + nth));
    }

    private static Response amend(UUID companyId, int included) {
        return Api.accountExecutive()
                .post(
                        "/companies/" + companyId + "/contract/amendments",
                        Map.of("unitType", "user", "included", included, "effective", "immediate"));
    }

    private static Response addUser(UUID companyId) {
        return Api.admin(companyId).post("/units", Map.of("type", "user", "name", "One of many"));
    }

    private static List<Response> inParallel(List<? extends Callable<Response>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(64, calls.size()));
        try {
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
