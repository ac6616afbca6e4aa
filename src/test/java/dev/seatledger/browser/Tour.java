package dev.seatledger.browser;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.Instance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.seatledger.testing.CompanyBuilder.aCompany;

/** A company to which about everything has happened, and every page and dialog that its owner can open. */
record Tour(Customer customer) {

    private static final String ACCOUNTANT = "compta@atelier-lumiere.example";
    private static final Pattern LIVE = Pattern.compile("^(Live|En direct)$");

    /** A page, by its address and what its first heading says in each language. */
    record Stop(String name, String path, String english, String french) {}

    /** Something that opens over a page. */
    record Opening(String name, String path, Consumer<Tab> open) {}

    /** The same moments and the same amounts at each run. */
    static Tour prepare(Instance instance) {
        Customer customer = Customer.onboard(
                instance,
                aCompany()
                        .with("legalName", "Atelier Lumière SAS")
                        .with(
                                "contacts",
                                Map.of(
                                        "accountExecutive",
                                                Map.of("name", "Camille Martin", "email", "camille@seatledger.example"),
                                        "customerSuccessManager",
                                                Map.of("name", "Noor Haddad", "email", "noor@seatledger.example")))
                        .withContract("subscriptionType", "annual_billed_monthly")
                        .withContract("start", "2024-06-13")
                        .withContract("termMonths", 12)
                        .with("clock", "2024-06-13T07:30:00Z"));
        customer.withUsers(7).withNumbers("Paris desk", "Lyon desk");
        customer.moveClock("2024-07-08T09:15:00Z");
        customer.addUser(customer.admin(), "Frances Allen");
        customer.addUser(customer.admin(), "Tony Hoare");
        customer.moveClock("2024-08-19T14:00:00Z");
        customer.addUser(customer.as("partner"), "Radia Perlman");
        customer.moveClock("2024-09-20T08:45:00Z");
        customer.addUser(customer.admin(), "Niklaus Wirth");
        customer.addUser(customer.admin(), "Katherine Johnson");
        customer.removeUser("Tony Hoare");
        customer.asks(18, "Two teams of four people join us in January.");
        customer.credits("36.00", "goodwill");
        customer.holds("number");
        customer.sendsTo(ACCOUNTANT, "Comptabilité");
        customer.moveClock("2024-10-01T09:00:00Z");
        customer.addUser(customer.as("partner"), "Dennis Ritchie");
        customer.addUser(customer.admin(), "Margaret Hamilton");
        customer.addNumber(customer.admin(), "Lille desk");
        customer.addNumber(customer.admin(), "Nantes desk");
        return new Tour(customer);
    }

    List<Stop> stops() {
        Api owner = customer.owner();
        String invoice = owner.read(customer.path("/invoices?limit=1")).getString("items[0].id");
        String invoiceNumber = owner.read(customer.path("/invoices?limit=1")).getString("items[0].number");
        String note = owner.read(customer.path("/credit-notes?limit=1")).getString("items[0].id");
        String noteNumber = owner.read(customer.path("/credit-notes?limit=1")).getString("items[0].number");
        return List.of(
                new Stop("plan", "/plan", "Plan", "Forfait"),
                new Stop("units", "/units", "Users and numbers", "Utilisateurs et numéros"),
                new Stop("approvals", "/approvals", "Approvals", "Approbations"),
                new Stop("invoices", "/invoices", "Invoices", "Factures"),
                new Stop("invoice", "/invoices/" + invoice, "Invoice " + invoiceNumber, "Facture " + invoiceNumber),
                new Stop("credit-notes", "/invoices?kind=credit-notes", "Invoices", "Factures"),
                new Stop("credit-note", "/credit-notes/" + note, "Credit note " + noteNumber, "Avoir " + noteNumber),
                new Stop("seat-log", "/seat-log", "Seat log", "Journal des places"),
                new Stop("guardrails", "/guardrails", "Guardrails", "Garde-fous"),
                new Stop("commitment", "/commitment", "Commitment", "Engagement"),
                new Stop("recipients", "/recipients", "Invoice recipients", "Destinataires des factures"));
    }

    /** What can be opened, in English and in French. */
    static List<Opening> openings() {
        return List.of(
                new Opening("add", "/plan", tab -> tab.press("Add", "Ajouter")),
                new Opening("swap", "/plan", tab -> tab.press("Swap", "Échanger")),
                new Opening("rename", "/units", tab -> tab.press("Rename Ada Lovelace", "Renommer Ada Lovelace")),
                new Opening("replace", "/units", tab -> tab.press("Swap Ada Lovelace", "Échanger Ada Lovelace")),
                new Opening("remove", "/units", tab -> tab.press("Remove Ada Lovelace", "Retirer Ada Lovelace")),
                new Opening(
                        "remove-recipient",
                        "/recipients",
                        tab -> tab.press("Remove " + ACCOUNTANT, "Retirer " + ACCOUNTANT)));
    }

    /** Waits until nothing on the page is on its way. */
    static void settle(Tab tab) {
        assertThat(tab.page().locator(".skeleton, [aria-busy=true]")).hasCount(0);
        assertThat(tab.page().getByText(LIVE)).isVisible();
    }
}
