package dev.seatledger.company;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class OnboardingTest extends HttpTest {

    @Test
    void answersWithTheCompanyAndItsContract() {
        Response response = aCompany().with("vatNumber", "FR12345678901").tryOnboard();

        assertEquals(201, response.statusCode());
        JsonPath company = response.jsonPath();
        assertTrue(response.header("Location").endsWith("/companies/" + company.getString("id")));
        assertEquals("Example SAS", company.getString("legalName"));
        assertEquals("FR12345678901", company.getString("vatNumber"));
        assertEquals("2024-10-01T09:00:00Z", company.getString("clock"));
        assertEquals(13, company.getInt("contract.anchorDay"));
        assertEquals(1, company.getInt("contract.termMonths"));
        assertEquals("window", company.getString("contract.seatRetention"));
        assertEquals("day", company.getString("contract.proration"));
        assertEquals("immediate", company.getString("contract.additionalInvoicing"));
        assertEquals("card", company.getString("contract.paymentMethod"));
        assertEquals("30.00", company.getString("contract.units[0].includedUnitPrice"));
        assertNull(company.get("contacts.accountExecutive"));
    }

    @ParameterizedTest
    @CsvSource({
        "monthly,                           1,  window",
        "annual_billed_monthly,             12, term",
        "annual_upfront,                    12, window",
        "annual_upfront_monthly_additional, 12, window",
    })
    void fillsInWhatTheSubscriptionTypeImplies(String type, int termMonths, String retention) {
        JsonPath company =
                aCompany().withContract("subscriptionType", type).tryOnboard().jsonPath();

        assertEquals(termMonths, company.getInt("contract.termMonths"));
        assertEquals(retention, company.getString("contract.seatRetention"));
    }

    @Test
    void billsNothingBeforeTheContractStarts() {
        UUID companyId = aCompany().withContract("start", "2024-11-13").onboard();

        assertEquals(List.of(), invoices(companyId));
    }

    @Test
    void issuesNoDocumentOverZero() {
        UUID companyId = aCompany()
                .units("user", 0, "30.00", "40.00")
                .units("number", 3, "0.00", "6.00")
                .onboard();

        assertEquals(List.of(), invoices(companyId));
    }

    @Test
    void billsAFirstPeriodThatIsCutShortForItsDays() {
        UUID companyId = aCompany()
                .with("clock", "2024-10-01T09:00:00Z")
                .withContract("start", "2024-10-01")
                .withContract("anchorDay", 13)
                .withoutUnits("number")
                .onboard();

        assertEquals(
                List.of("120.00"),
                Api.owner(companyId)
                        .read("/companies/" + companyId + "/invoices")
                        .getList("items.net.amount"));
    }

    /** A day is a day: the same instant is another one elsewhere. */
    @Test
    void takesDaysAsTextAndWithoutATime() {
        assertInvalid(
                "contract.start",
                aCompany().withContract("start", List.of(2024, 9, 13)).tryOnboard());
        assertInvalid(
                "contract.start",
                aCompany().withContract("start", "2024-09-13T23:30:00Z").tryOnboard());
        assertInvalid("contract.start", aCompany().withContract("start", 20_000).tryOnboard());
    }

    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource(
            nullValues = "null",
            value = {
                "legalName, legalName, null",
                "legalName, legalName, ''",
                "country, country, France",
                "country, country, XX",
                "country, country, null",
                "vatNumber, vatNumber, 123",
                "timeZone, timeZone, Mars/Olympus",
                "timeZone, timeZone, +02:00",
                "timeZone, timeZone, null",
                "currency, currency, EURO",
                "currency, currency, XXX",
                "currency, currency, ZZZ",
                "clock, clock, yesterday",
                "clock, clock, 1999-01-01T00:00:00Z",
                "clock, clock, 2024-10-01",
                "owner, owner, me",
                "contract.planName, contract.planName, null",
                "contract.subscriptionType, contract.subscriptionType, weekly",
                "contract.subscriptionType, contract.subscriptionType, null",
                "contract.start, contract.start, 2024-02-30",
                "contract.start, contract.start, 13/09/2024",
                "contract.start, contract.start, 1024-09-13",
                "contract.start, contract.start, null",
                "contract.anchorDay, contract.anchorDay, thirteen",
                "contract.seatRetention, contract.seatRetention, forever",
                "contract.proration, contract.proration, hour",
                "contract.paymentMethod, contract.paymentMethod, cheque",
                "contract.discount, contract.discount, 10",
            })
    void refusesInvalidInput(String field, String member, String value) {
        CompanyBuilder company = aCompany();
        if (member.startsWith("contract.")) {
            company.withContract(member.substring("contract.".length()), value);
        } else {
            company.with(member, value);
        }

        assertInvalid(field, company.tryOnboard());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "anchorDay,0",
        "anchorDay,32",
        "termMonths,0",
        "termMonths,2",
        "termMonths,121",
        "paymentTermDays,-1",
        "paymentTermDays,366"
    })
    void refusesNumbersOutOfRange(String member, int value) {
        assertInvalid(
                "contract." + member, aCompany().withContract(member, value).tryOnboard());
    }

    @Test
    void refusesATermThatHoldsNoWholeYears() {
        Response response = aCompany()
                .withContract("subscriptionType", "annual_upfront")
                .withContract("termMonths", 18)
                .tryOnboard();

        assertInvalid("contract.termMonths", response);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "contract.units                       | []",
                "contract.units                       | null",
                "contract.units                       | [{'type':'user','included':1,'includedUnitPrice':'1.00','additionalUnitPrice':'1.00'},{'type':'user','included':1,'includedUnitPrice':'1.00','additionalUnitPrice':'1.00'}]",
                "contract.units[0].included           | [{'type':'user','included':-1,'includedUnitPrice':'1.00','additionalUnitPrice':'1.00'}]",
                "contract.units[0].included           | [{'type':'user','included':1.5,'includedUnitPrice':'1.00','additionalUnitPrice':'1.00'}]",
                "contract.units[0].included           | [{'type':'user','included':'1','includedUnitPrice':'1.00','additionalUnitPrice':'1.00'}]",
                "contract.units[0].included           | [{'type':'user','includedUnitPrice':'1.00','additionalUnitPrice':'1.00'}]",
                "contract.units[0].includedUnitPrice  | [{'type':'user','included':1,'includedUnitPrice':'-1.00','additionalUnitPrice':'1.00'}]",
                "contract.units[0].includedUnitPrice  | [{'type':'user','included':1,'includedUnitPrice':1.00,'additionalUnitPrice':'1.00'}]",
                "contract.units[0].includedUnitPrice  | [{'type':'user','included':1,'includedUnitPrice':'1e3','additionalUnitPrice':'1.00'}]",
                "contract.units[0].additionalUnitPrice| [{'type':'user','included':1,'includedUnitPrice':'1.00','additionalUnitPrice':'1.005'}]",
                "contract.units[0].additionalUnitPrice| [{'type':'user','included':1,'includedUnitPrice':'1.00'}]",
                "contract.units[0].type               | [{'type':'robot','included':1,'includedUnitPrice':'1.00','additionalUnitPrice':'1.00'}]",
            })
    void refusesInvalidUnits(String field, String units) throws Exception {
        Object value =
                new com.fasterxml.jackson.databind.ObjectMapper().readValue(units.replace('\'', '"'), Object.class);

        assertInvalid(field, aCompany().withContract("units", value).tryOnboard());
    }

    @Test
    void isForTheBackOfficeOnly() {
        Map<String, Object> request = aCompany().toRequest();

        for (String role : List.of("owner", "admin", "supervisor", "agent", "partner")) {
            assertProblem(ProblemType.FORBIDDEN, Api.as(role, UUID.randomUUID()).post("/companies", request));
            assertProblem(ProblemType.FORBIDDEN, Api.as(role, UUID.randomUUID()).get("/companies"));
        }
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().post("/companies", request));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get("/companies"));
    }

    @Test
    void listsCompaniesForTheBackOffice() {
        UUID companyId = aCompany().with("legalName", "Listed SAS").onboard();

        String cursor = "";
        boolean found = false;
        while (cursor != null && !found) {
            JsonPath page =
                    Api.accountExecutive().read("/companies?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            found = page.getList("items.id").contains(companyId.toString());
            cursor = page.getString("nextCursor");
        }

        assertTrue(found);
    }

    @Test
    void showsTheContractToOwnersAndWithoutPricesToAdmins() {
        UUID companyId = aCompany().onboard();
        String path = "/companies/" + companyId;

        JsonPath forOwner = Api.owner(companyId).read(path);
        JsonPath forAdmin = Api.admin(companyId).read(path);

        assertEquals("40.00", forOwner.getString("contract.units[0].additionalUnitPrice"));
        assertEquals(10, forAdmin.getInt("contract.units[0].included"));
        assertFalse(forAdmin.getMap("contract.units[0]").containsKey("additionalUnitPrice"));
        assertFalse(forAdmin.getMap("contract.units[0]").containsKey("includedUnitPrice"));
        assertProblem(ProblemType.FORBIDDEN, Api.as("agent", companyId).get(path));
        assertProblem(ProblemType.NOT_FOUND, Api.owner(UUID.randomUUID()).get(path));
        assertProblem(ProblemType.NOT_FOUND, Api.accountExecutive().get("/companies/" + UUID.randomUUID()));
    }

    private static List<Object> invoices(UUID companyId) {
        return Api.owner(companyId)
                .read("/companies/" + companyId + "/invoices")
                .getList("items");
    }
}
