package dev.seatledger.browser;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;

import dev.seatledger.testing.Api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What people do with the dashboard, each in their role. */
class BrowserProof extends BrowserStories {

    /** Worked case 3, as an owner sees it who only looks on. */
    @Test
    void showsWhatOthersDoThroughAnotherInstance() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(10);
        Tab plan = owner(customer, "/plan");
        assertPlanRow(plan, "Users", "10", "10", "0", "€30.00", "€40.00", "€300.00");
        Tab invoices = CHROMIUM.openBeside(plan).as("owner", customer.id()).go(address("/invoices"));
        assertThat(invoices.find(AriaRole.TABLE, "Invoices, newest first").getByRole(AriaRole.ROW))
                .hasCount(2);
        plan.note("plan", "table", "€340.00");
        invoices.note("invoices", "main table", "€19.20");
        Api admin = customer.admin().at(STAGE.other().address());
        // Nobody waits for classes that are used for the first time.
        admin.get("/units").then().statusCode(200);

        long from = System.currentTimeMillis();
        customer.addUser(admin, "Katherine Johnson");

        long answered = System.currentTimeMillis();
        System.out.printf(
                "added in %d ms; on the plan page of the other instance %d ms after the request was sent, on its invoices page %d ms%n",
                answered - from, plan.noted("plan") - from, invoices.noted("invoices") - from);
        assertPlanRow(plan, "Users", "11", "10", "1", "€30.00", "€40.00", "€340.00");
        Locator happened = plan.find(AriaRole.REGION, "What just happened").getByRole(AriaRole.LISTITEM);
        String number = customer.invoiceNumbers().get(0);
        assertThat(happened.first()).containsText("demo-admin added Katherine Johnson");
        assertThat(happened.first()).containsText("€19.20 " + number);
        assertThat(invoices.find(AriaRole.LINK, number)).isVisible();
        assertThat(invoices.find(AriaRole.ROW, Pattern.compile("^" + number)))
                .containsText(Pattern.compile("1 Oct 2024.*Additional units.*Open.*€19.20", Pattern.DOTALL));
        assertEquals(1, plan.loads());
        assertEquals(1, invoices.loads());
    }

    @Test
    void tellsThePriceBeforeItIsPaid() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(10);
        Tab tab = owner(customer, "/plan");

        tab.button("Add").click();
        Locator price = tab.dialog().getByRole(AriaRole.REGION, within("What it costs"));
        assertThat(price)
                .containsText(Pattern.compile(
                        "12 of 30 days.*Net\\s*€16.00\\s*Tax\\s*€3.20\\s*Total\\s*€19.20", Pattern.DOTALL));
        assertThat(price).containsText("€40.00");
        assertThat(price).containsText("1 Oct 2024 to 12 Oct 2024");
        assertThat(price).containsText("Is someone leaving? Remove them first, or swap");
        assertEquals(List.of(), customer.additionalInvoices(), "a look costs nothing");
        tab.dialog().getByLabel("Name").fill("Katherine Johnson");
        tab.button("Add and be invoiced €19.20").click();

        assertThat(tab.dialog()).hasCount(0);
        tab.assertTold("Katherine Johnson was added. €19.20 was invoiced.");
        assertPlanRow(tab, "Users", "11", "10", "1", "€30.00", "€40.00", "€340.00");
        assertEquals(List.of("19.20"), customer.additionalInvoices());
        tab.link(customer.invoiceNumbers().get(0)).first().click();
        assertThat(tab.heading("Invoice " + customer.invoiceNumbers().get(0))).isVisible();
        assertThat(tab.find(AriaRole.TABLE, "Lines")).containsText("12 of 30 days of €40.00");
        assertThat(tab.page().getByRole(AriaRole.MAIN))
                .containsText(Pattern.compile("€16.00.*€3.20.*€19.20", Pattern.DOTALL));
    }

    @Test
    void usesSeatsThatArePaidForNothing() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(11);
        customer.removeUser("Katherine Johnson");
        Tab tab = owner(customer, "/plan");
        assertPlanRow(tab, "Users", "10", "10", "0", "€30.00", "€40.00", "€300.00");
        assertThat(tab.find(AriaRole.REGION, "Users"))
                .containsText("1 free seat, paid until the end of 12 October 2024: adding costs nothing");

        tab.button("Add").click();
        assertThat(tab.dialog()).containsText("No charge");
        tab.dialog().getByLabel("Name").fill("Dennis Ritchie");
        tab.button("Add for nothing").click();
        assertThat(tab.dialog()).hasCount(0);
        assertPlanRow(tab, "Users", "11", "10", "1", "€30.00", "€40.00", "€340.00");

        tab.button("Swap").click();
        tab.dialog().getByLabel("Who leaves").selectOption("Dennis Ritchie");
        tab.dialog().getByLabel("Name of who takes the seat").fill("Margaret Hamilton");
        tab.button("Swap for nothing").click();
        tab.assertTold("Margaret Hamilton has taken over Dennis Ritchie’s seat.");

        tab.link("Users and numbers").click();
        tab.button("Remove Margaret Hamilton").click();
        assertThat(tab.find(AriaRole.DIALOG, "Remove Margaret Hamilton?")).containsText("Nothing is refunded");
        tab.dialog().getByRole(AriaRole.BUTTON, within("Remove")).click();
        assertThat(tab.find(AriaRole.ROW, Pattern.compile("Margaret Hamilton"))).hasCount(0);
        assertEquals(10, customer.created());
        assertEquals(List.of("19.20"), customer.additionalInvoices(), "the first one, before all this");
    }

    @Test
    void holdsWhatAnOwnerWantsToDecide() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(10);
        Tab tab = owner(customer, "/guardrails");
        Locator users = tab.find(AriaRole.REGION, "Users");
        users.getByText("Ask an owner first", exact()).click();
        tab.button("Save guardrails").click();
        tab.assertTold("The guardrails were saved and apply from now on.");

        customer.admin()
                .at(STAGE.other().address())
                .post("/units", Map.of("type", "user", "name", "Katherine Johnson"))
                .then()
                .statusCode(202);
        tab.link("Plan").click();
        assertThat(tab.page().getByText("1 purchase needs your approval")).isVisible();
        assertPlanRow(tab, "Users", "10", "10", "0", "€30.00", "€40.00", "€300.00");
        tab.link("Review").click();
        assertThat(tab.find(AriaRole.ARTICLE, "Purchase of Katherine Johnson")).containsText("Requested by demo-admin");
        tab.button("Approve and be invoiced €19.20").click();

        tab.assertTold("Approved. €19.20 was invoiced.");
        assertEquals(List.of("19.20"), customer.additionalInvoices());
        assertEquals(11, customer.created());
        assertThat(tab.find(AriaRole.TABLE, "Decided"))
                .containsText(Pattern.compile("Katherine Johnson.*Approved.*by demo-owner", Pattern.DOTALL));
        tab.link("Invoices").click();
        assertThat(tab.link(customer.invoiceNumbers().get(0))).isVisible();
    }

    @Test
    void refusesWhatOwnersHaveRuledOut() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(10);
        Tab owner = owner(customer, "/guardrails");
        owner.find(AriaRole.REGION, "Users").getByText("Block", exact()).click();
        owner.button("Save guardrails").click();
        owner.assertTold("The guardrails were saved and apply from now on.");
        Tab admin = open("admin", customer, "/units").forgive("status of 409");

        admin.button("Add").click();

        assertThat(admin.dialog()).containsText("Your company’s owners do not allow buying more seats.");
        assertThat(admin.dialog().getByRole(AriaRole.BUTTON, within("Add"))).isDisabled();
        assertEquals(10, customer.created());
        assertEquals(List.of(), customer.additionalInvoices());
    }

    @Test
    void handsOutTheDocumentsThatTheServiceHas() throws Exception {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(11);
        String number = customer.invoiceNumbers().get(0);
        Tab tab = owner(customer, "/invoices");
        tab.link(number).click();

        byte[] pdf = tab.download(() -> tab.button("Download PDF").click());
        byte[] xml = tab.download(() -> tab.button("Download XML").click());

        assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
        assertTrue(new String(xml, StandardCharsets.UTF_8).contains(number));
        assertArrayEquals(customer.document("application/pdf"), pdf);
        assertArrayEquals(customer.document("application/xml"), xml);
    }

    @Test
    void showsAdminsCountsAndNoAmounts() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(11);
        Tab tab = open("admin", customer, "/units");

        assertThat(tab.find(AriaRole.ROW, Pattern.compile("Katherine Johnson"))).isVisible();
        assertThat(tab.page().getByLabel("Counts"))
                .hasText(Pattern.compile("11 created\\s*10 included\\s*0 free seats"));
        assertNoAmounts(tab);
        tab.button("Add").click();
        assertThat(tab.button("Add and have it invoiced")).isVisible();
        assertNoAmounts(tab);
        tab.dialog().getByLabel("Name").fill("Dennis Ritchie");
        tab.button("Add and have it invoiced").click();
        tab.assertTold("Dennis Ritchie was added.");
        assertThat(tab.page().getByLabel("Counts")).containsText("12 created");
        assertNoAmounts(tab);
        tab.link("Approvals").click();
        assertThat(tab.heading("Approvals")).isVisible();
        assertNoAmounts(tab);
        for (String forOwners :
                List.of("/plan", "/invoices", "/seat-log", "/guardrails", "/commitment", "/recipients")) {
            tab.go(address(forOwners));
            assertThat(tab.heading("Only owners can see this")).isVisible();
            assertNoAmounts(tab);
        }
    }

    /** No invoice now, and no amounts for them: they are told all the same that it is not for nothing. */
    @Test
    void tellsAdminsThatTheNextInvoiceGrows() {
        Customer customer = Customer.onboard(
                        STAGE.one(), aCompany().withContract("additionalInvoicing", "next_invoice"))
                .withUsers(9);
        Tab tab = open("admin", customer, "/units");
        tab.button("Add").click();
        tab.dialog().getByLabel("Name").fill("Katherine Johnson");
        tab.button("Add for nothing").click();
        assertThat(tab.dialog()).hasCount(0);

        tab.button("Add").click();
        tab.dialog().getByLabel("Name").fill("Dennis Ritchie");

        assertThat(tab.button("Add and have it billed on the next invoice")).isEnabled();
        assertThat(tab.dialog()).containsText("one more will be billed on your company’s next invoice");
        assertNoAmounts(tab);
        tab.button("Add and have it billed on the next invoice").click();
        assertThat(tab.dialog()).hasCount(0);
        assertEquals(11, customer.created());
        assertEquals(List.of(), customer.additionalInvoices());
    }

    @Test
    void showsNothingToThosePlansAreNotFor() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(11);
        for (String role : List.of("agent", "supervisor")) {
            Tab tab = open(role, customer, "/plan");

            assertThat(tab.heading("Only owners can see this")).isVisible();
            assertNoAmounts(tab);
            assertFalse(tab.page().content().contains("Katherine"), "nor anybody's name");
        }
    }

    /** The bar of the demo chooses who looks. */
    @Test
    void looksAsWhoeverIsChosen() {
        Customer.onboard(STAGE.one(), aCompany().with("legalName", "Chosen SAS"))
                .withUsers(10);
        Tab tab = CHROMIUM.open().forgive("status of 403").go(STAGE.one().address());
        assertThat(tab.find(AriaRole.HEADING, "Plan")).isVisible();

        tab.page().getByLabel("Company").selectOption("Chosen SAS");
        assertPlanRow(tab, "Users", "10", "10", "0", "€30.00", "€40.00", "€300.00");
        tab.page().getByLabel("Look as").selectOption("Admin");
        assertThat(tab.heading("Users and numbers")).isVisible();
        assertThat(tab.find(AriaRole.ROW, Pattern.compile("Ada Lovelace"))).isVisible();
        assertNoAmounts(tab);
        tab.page().getByLabel("Look as").selectOption("Agent");
        assertThat(tab.heading("Only owners can see this")).isVisible();
        assertFalse(tab.page().content().contains("Ada Lovelace"));
        assertEquals(1, tab.loads());
    }

    /** axe on each page and each open dialog, in both languages, in light and dark, on a narrow screen too. */
    @Test
    void canBeUsedByWhoeverReadsIt() {
        Tour tour = Tour.prepare(STAGE.one());
        for (boolean isFrench : List.of(false, true)) {
            Tab tab = CHROMIUM.open(isFrench ? Chromium.french() : Chromium.english())
                    .as("owner", tour.customer().id());
            for (Tour.Stop stop : tour.stops()) {
                tab.go(address(stop.path()));
                assertThat(tab.heading(isFrench ? stop.french() : stop.english()))
                        .isVisible();
                Tour.settle(tab);
                String where = stop.name() + (isFrench ? " in French" : "");
                tab.assertAccessible(where);
                tab.page().setViewportSize(320, 640);
                tab.assertFits(where);
                if (!isFrench) {
                    tab.assertAccessible(where + ", narrow");
                }
                tab.page().setViewportSize(1280, 800);
            }
            for (Tour.Opening opening : Tour.openings()) {
                tab.go(address(opening.path()));
                Tour.settle(tab);
                opening.open().accept(tab);
                Tour.settle(tab);
                String where = "dialog " + opening.name() + (isFrench ? " in French" : "");
                tab.assertAccessible(where);
                tab.page().setViewportSize(320, 640);
                tab.assertFits(where);
                tab.page().setViewportSize(1280, 800);
                tab.page().keyboard().press("Escape");
                assertThat(tab.dialog()).hasCount(0);
            }
        }
    }

    /** 200 % of a window of 1280 x 800. */
    @Test
    void fitsWhenItIsZoomed() {
        Tour tour = Tour.prepare(STAGE.one());
        Tab tab = CHROMIUM.open(Chromium.english().setViewportSize(640, 400).setDeviceScaleFactor(2))
                .as("owner", tour.customer().id());
        for (Tour.Stop stop : tour.stops()) {
            tab.go(address(stop.path()));
            assertThat(tab.heading(stop.english())).isVisible();
            Tour.settle(tab);
            tab.assertFits(stop.name());
        }
    }

    /** Everything arrives late, and nothing that is there already moves. */
    @Test
    void doesNotJumpWhileItLoads() throws Exception {
        Tour tour = Tour.prepare(STAGE.one());
        try (Line line = Line.to(STAGE.one().address())) {
            for (Tour.Stop stop : tour.stops()) {
                Tab tab = CHROMIUM.open()
                        .watchLayout()
                        .as("owner", tour.customer().id());
                line.delay(Duration.ofMillis(150));
                tab.go(line.address() + "/#" + stop.path());
                assertThat(tab.heading(stop.english())).isVisible();
                Tour.settle(tab);
                tab.assertSteady(stop.name());
            }
        }
    }

    @Test
    void needsNoMouse() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(10);
        Tab tab = owner(customer, "/plan");
        assertPlanRow(tab, "Users", "10", "10", "0", "€30.00", "€40.00", "€300.00");

        tab.tabTo(tab.button("Add"));
        tab.page().keyboard().press("Enter");
        assertThat(tab.dialog().getByLabel("Name")).isFocused();
        tab.page().keyboard().press("Escape");
        assertThat(tab.dialog()).hasCount(0);
        assertThat(tab.button("Add")).isFocused();

        tab.page().keyboard().press("Enter");
        assertThat(tab.dialog().getByLabel("Name")).isFocused();
        tab.page().keyboard().type("Katherine Johnson");
        assertThat(tab.button("Add and be invoiced €19.20")).isEnabled();
        for (int i = 0; i < 12; i++) {
            tab.page().keyboard().press("Tab");
            assertEquals(
                    true,
                    tab.page()
                            .evaluate(
                                    "() => document.activeElement === document.body || document.activeElement.closest('dialog') !== null"),
                    "the focus stays in the dialog");
        }
        tab.tabTo(tab.button("Add and be invoiced €19.20"));
        tab.page().keyboard().press("Enter");
        assertThat(tab.dialog()).hasCount(0);
        assertThat(tab.button("Add")).isFocused();
        assertEquals(List.of("19.20"), customer.additionalInvoices());

        // From the first link past everything that is on each page.
        tab.page().keyboard().press("Home");
        tab.go(address("/invoices"));
        assertThat(tab.heading("Invoices")).isFocused();
        tab.tabTo(tab.link("Skip to content"));
        tab.page().keyboard().press("Enter");
        assertThat(tab.page().getByRole(AriaRole.MAIN)).isFocused();
    }

    @Test
    void speaksFrench() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(10);
        Tab tab = CHROMIUM.open(Chromium.french()).as("owner", customer.id()).go(address("/plan"));

        assertThat(tab.heading("Forfait")).isVisible();
        assertThat(tab.page().locator("html")).hasAttribute("lang", "fr");
        assertThat(tab.page().getByRole(AriaRole.MAIN)).containsText("13 oct. 2024");
        assertThat(tab.find(AriaRole.TABLE, "Ce que vous avez et ce que cela coûte"))
                .containsText(Pattern.compile("Utilisateurs\\s*10\\s*10\\s*0\\s*30,00\\s€\\s*40,00\\s€\\s*300,00\\s€"));
        tab.button("Ajouter").click();
        assertThat(tab.dialog()).containsText("12 jours sur 30");
        tab.dialog().getByLabel("Nom").fill("Katherine Johnson");
        tab.button("Ajouter et être facturé 19,20 €").click();
        assertThat(tab.dialog()).hasCount(0);
        assertEquals(List.of("19.20"), customer.additionalInvoices());
        tab.link("Factures").click();
        String number = customer.invoiceNumbers().get(0);
        assertThat(tab.find(AriaRole.ROW, Pattern.compile("^" + number)))
                .containsText(Pattern.compile("1 oct. 2024.*À payer.*19,20\\s€", Pattern.DOTALL));
        assertFalse(
                Pattern.compile("\\b(the|and|with|Loading|Invoice|Seat)\\b")
                        .matcher(tab.page().getByRole(AriaRole.MAIN).innerText())
                        .find(),
                tab.page().getByRole(AriaRole.MAIN).innerText());

        tab.button("English").click();
        assertThat(tab.heading("Invoices")).isVisible();
        assertThat(tab.find(AriaRole.ROW, Pattern.compile("^" + number))).containsText("€19.20");
        assertThat(tab.page().locator("html")).hasAttribute("lang", "en");
        assertEquals(1, tab.loads());
    }

    @Test
    void signsInByCodeAndKeepsTheTokenToItself() throws Exception {
        Production production = STAGE.production();
        production.provider().begin(production.owner("ada"));
        Tab tab = CHROMIUM.open().trust(production.provider().issuer());

        tab.go(production.address() + "/#/invoices");

        assertThat(tab.heading("Invoices")).isVisible();
        assertEquals(production.address() + "/#/invoices", tab.page().url());
        assertEquals(1, production.provider().exchanges().size());
        Map<String, String> asked = production.provider().authorizations().get(0);
        assertEquals("S256", asked.get("code_challenge_method"));
        assertEquals(production.address() + "/", asked.get("redirect_uri"));
        assertTrue(asked.get("state").length() >= 22, asked.get("state"));
        assertEquals("openid offline_access", asked.get("scope"));
        assertHolds(tab, production.provider().tokens());

        // Opened again, nothing was kept: the provider is asked anew.
        tab.page().reload();
        assertThat(tab.heading("Invoices")).isVisible();
        assertEquals(2, production.provider().exchanges().size());
        assertHolds(tab, production.provider().tokens());

        // Tokens that are about to expire are renewed without leaving the page, if only because the stream ends with
        // them.
        production.provider().issueTokensFor(Duration.ofSeconds(8));
        tab.page().reload();
        assertThat(tab.heading("Invoices")).isVisible();
        int loads = tab.loads();
        tab.link("Plan").click();
        assertThat(tab.heading("Plan")).isVisible();
        tab.until(
                () -> production.provider().exchanges().stream()
                        .anyMatch(exchange -> "refresh_token".equals(exchange.get("grant_type"))),
                "a token to be refreshed");
        assertEquals(loads, tab.loads());
        assertHolds(tab, production.provider().tokens());
    }

    /** Nobody signs an owner in to a company of their own: only what was asked for here is answered. */
    @Test
    void refusesCodesThatNobodyHasAskedFor() throws Exception {
        Production production = STAGE.production();
        production.provider().begin(production.owner("ada"));
        production.provider().forgeState(true);
        Tab tab = CHROMIUM.open().trust(production.provider().issuer());

        tab.go(production.address() + "/");

        assertThat(tab.heading("You are not signed in")).isVisible();
        assertEquals(List.of(), production.provider().exchanges());
        assertEquals(production.address() + "/", tab.page().url().replaceAll("#.*", ""));

        tab.go(production.address() + "/?code=stolen&state=guessed");
        assertThat(tab.heading("You are not signed in")).isVisible();
        assertEquals(List.of(), production.provider().exchanges());
        assertEquals("/", URI.create(tab.page().url()).getPath());
        assertEquals(null, URI.create(tab.page().url()).getQuery());

        production.provider().forgeState(false);
        tab.button("Try again").click();
        assertThat(tab.heading("Plan")).isVisible();
    }

    @Test
    void takesItsTokenFromTheApplicationAroundIt() {
        Production production = STAGE.production();
        production.provider().begin(production.owner("ada"));
        HostSite host = production.host().showDashboard(production.address(), production.tokenOf("ada"));
        Tab tab = CHROMIUM.open().trust(production.address());

        tab.go(host.origin());

        assertThat(inFrame(tab, AriaRole.HEADING, "Plan")).isVisible();
        assertThat(inFrame(tab, AriaRole.NAVIGATION, "Pages")).containsText("Signed in as ada");
        assertEquals(List.of(), production.provider().authorizations(), "nobody was sent away to sign in");
    }

    /** Even if it knows what was asked, and answers first. */
    @Test
    void believesNobodyBesideIt() throws Exception {
        Production production = STAGE.production();
        production.provider().begin(production.owner("ada"));
        try (HostSite stranger = HostSite.start().showImpostor(production.tokenOf("mallory"))) {
            HostSite host = production
                    .host()
                    .showDashboardBeside(production.address(), production.tokenOf("ada"), stranger.origin());
            Tab tab = CHROMIUM.open().trust(production.address()).trust(stranger.origin());

            tab.go(host.origin());

            assertThat(inFrame(tab, AriaRole.NAVIGATION, "Pages")).containsText("Signed in as ada");
        }
    }

    /** The application around it has gone on to another company by the time that a dialog needs a token: neither of them buys. */
    @Test
    void sendsNothingAsSomebodyElse() {
        Production production = STAGE.production();
        production.provider().begin(production.owner("ada"));
        Production first = production.beside();
        Production second = production.beside();
        production.provider().issueTokensFor(Duration.ofMinutes(2));
        HostSite host = production.host().showDashboard(production.address(), first.tokenOfAdmin("ada"));
        Tab tab = CHROMIUM.open().trust(production.address());
        tab.page().clock().install();
        tab.go(host.origin());
        inFrame(tab, AriaRole.BUTTON, "Add").click();
        FrameLocator frame = tab.page().frameLocator("iframe[title=Billing]");
        Locator price = inFrame(tab, AriaRole.REGION, "What it costs");
        assertThat(price).hasAttribute("aria-busy", "false");
        frame.getByLabel("Name").fill("Katherine Johnson");
        // It is looked up again, and so are the counts: then nothing else is about to need a token.
        assertThat(price).hasAttribute("aria-busy", "false");
        tab.page().waitForLoadState(LoadState.NETWORKIDLE);
        tab.page().evaluate("next => token = next", second.tokenOfAdmin("grace"));
        tab.page().clock().fastForward("02:00");

        inFrame(tab, AriaRole.BUTTON, "Add for nothing").click();

        assertThat(inFrame(tab, AriaRole.NAVIGATION, "Pages")).containsText("Signed in as grace");
        assertThat(frame.getByLabel("Counts")).containsText("0 created");
        assertThat(frame.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertEquals(List.of(), first.users());
        assertEquals(List.of(), second.users());
    }

    /** The identity provider does not answer, or somebody comes back from it by the browser's button, to the page as they have left it. */
    @Test
    void canBeSignedInToAgainAfterNobodyCameBack() {
        Production production = STAGE.production();
        production.provider().begin(production.owner("ada"));
        Tab tab = CHROMIUM.open().trust(production.provider().issuer());
        tab.page().clock().install();
        List<Route> left = new ArrayList<>();
        List<Request> stayed = new ArrayList<>();
        tab.page().onRequestFailed(request -> {
            if (request.url().contains("/authorize?")) {
                stayed.add(request);
            }
        });
        tab.page().route("**/authorize?*", route -> {
            // The browser stays where it is.
            route.fulfill(new Route.FulfillOptions().setStatus(204));
            left.add(route);
        });
        tab.go(production.address() + "/#/invoices");
        tab.until(() -> left.size() == 1, "somebody to be sent to the provider");

        tab.page().evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");

        assertThat(tab.heading("You are not signed in")).isVisible();
        tab.button("Try again").click();
        tab.until(() -> left.size() == 2, "somebody to be sent to the provider again");
        tab.until(() -> stayed.size() == 2, "the browser to have stayed where it is");
        tab.page().clock().fastForward("00:20");
        assertThat(tab.heading("You are not signed in")).isVisible();
        tab.page().unroute("**/authorize?*");
        tab.button("Try again").click();
        assertThat(tab.heading("Invoices")).isVisible();
    }

    @Test
    void isFramedByNobodyElse() throws Exception {
        Production production = STAGE.production();
        production.provider().begin(production.owner("ada"));
        try (HostSite stranger = HostSite.start().showDashboard(production.address(), production.tokenOf("ada"))) {
            Tab tab = CHROMIUM.open().trust(production.address()).forgive("frame-ancestors");

            Response page = tab.page().waitForResponse(production.address() + "/", () -> tab.go(stranger.origin()));

            assertTrue(page.headerValue("content-security-policy")
                    .contains("frame-ancestors " + production.host().origin()));
            tab.until(() -> tab.page().frames().get(1).url().startsWith("chrome-error:"), "the frame to be refused");
        }
    }

    private static void assertNoAmounts(Tab tab) {
        String content = tab.page().content();
        assertFalse(Pattern.compile("€|EUR|\\d[.,]\\d\\d\\b").matcher(content).find(), content);
    }

    private static Locator inFrame(Tab tab, AriaRole role, String name) {
        return tab.page()
                .frameLocator("iframe[title=Billing]")
                .getByRole(
                        role, new FrameLocator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Tokens are where scripts of other pages cannot read them, and nobody can copy them from. */
    private static void assertHolds(Tab tab, List<String> tokens) {
        String kept = String.valueOf(
                tab.page()
                        .evaluate(
                                "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href, history.state, window.name])"));
        for (String token : tokens) {
            assertFalse(kept.contains(token), kept);
            assertTrue(tab.addresses().stream().noneMatch(address -> address.contains(token)), "a token in an address");
            assertTrue(
                    tab.requested().stream().noneMatch(address -> address.contains(token)),
                    "a token in a request's address");
        }
        assertEquals(List.of(), tab.page().context().cookies());
        assertFalse(tab.page().url().contains("code="), tab.page().url());
        assertFalse(kept.contains("code="), kept);
    }
}
