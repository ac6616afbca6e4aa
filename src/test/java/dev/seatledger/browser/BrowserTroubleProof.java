package dev.seatledger.browser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import dev.seatledger.testing.Api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Answers that are late, lost or old, and lines that are cut: nothing is charged that nobody has agreed to, and no page is stuck. */
class BrowserTroubleProof extends BrowserStories {

    /** Between the look and the click somebody else has taken the free seat: what was free costs 19.20 now. */
    @Test
    void chargesNothingSilentlyWhenThePriceHasChanged() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(9);
        Tab tab = owner(customer, "/plan").forgive("status of 409");
        Api admin = customer.admin().at(STAGE.other().address());
        tab.button("Add").click();
        tab.dialog().getByLabel("Name").fill("Katherine Johnson");
        assertThat(tab.button("Add for nothing")).isEnabled();
        tab.page()
                .route(
                        "**/units",
                        route -> {
                            customer.addUser(admin, "Faster than you");
                            route.resume();
                        },
                        new Page.RouteOptions().setTimes(1));

        tab.button("Add for nothing").click();

        assertThat(tab.dialog()).containsText("The price has changed");
        assertThat(tab.button("Add and be invoiced €19.20")).isVisible();
        assertEquals(List.of(), customer.additionalInvoices());
        assertEquals(10, customer.created());
        tab.button("Add and be invoiced €19.20").click();
        assertThat(tab.dialog()).hasCount(0);
        assertEquals(List.of("19.20"), customer.additionalInvoices());
        assertEquals(11, customer.created());
    }

    /** An admin's list has no plan to move with: whoever does not find what was added would add it again. */
    @Test
    void addsOnceThoughTheAnswerIsLost() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(9);
        Tab tab = open("admin", customer, "/units").forgive("ERR_FAILED");
        loseAnswer(tab, "**/units");
        tab.button("Add").click();
        tab.dialog().getByLabel("Name").fill("Katherine Johnson");
        tab.button("Add for nothing").click();
        assertThat(tab.dialog()).containsText("We could not confirm whether");

        tab.dialog().getByRole(AriaRole.BUTTON, within("Cancel")).click();

        assertThat(tab.find(AriaRole.ROW, Pattern.compile("Katherine Johnson"))).isVisible();
        assertEquals(10, customer.created());

        loseAnswer(tab, "**/units");
        tab.button("Add").click();
        tab.dialog().getByLabel("Name").fill("Dennis Ritchie");
        tab.button("Add and have it invoiced").click();
        assertThat(tab.dialog()).containsText("We could not confirm whether");
        tab.button("Add and have it invoiced").click();

        tab.assertTold("Dennis Ritchie was added.");
        assertEquals(11, customer.created());
        assertEquals(List.of("19.20"), customer.additionalInvoices());
    }

    /** Nothing pins the price for those who may not see it: the look-up that is under way is given up for a newer one, which counts. */
    @Test
    void buysNothingAtAPriceThatIsBeingLookedUp() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(9);
        Tab tab = open("admin", customer, "/units");
        tab.button("Add").click();
        assertThat(tab.button("Add for nothing")).isEnabled();
        List<Route> held = new ArrayList<>();
        tab.page().route("**/units/preview", route -> {
            if (route.request().postData().contains("Katherine")) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        tab.dialog().getByLabel("Name").fill("Katherine Johnson");
        tab.until(() -> held.size() == 1, "the price to be looked up under the name");
        tab.button("Add for nothing").click();
        tab.until(() -> held.size() == 2, "the price to be looked up before it is agreed to");
        customer.addUser(customer.admin().at(STAGE.other().address()), "Faster than you");

        tab.page().evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
        tab.until(() -> held.size() == 3, "the price to be looked up again");
        held.get(2).resume();

        assertThat(tab.dialog()).containsText("The price has changed");
        assertThat(tab.button("Add and have it invoiced")).isVisible();
        assertEquals(10, customer.created());
        assertEquals(List.of(), customer.additionalInvoices());
    }

    /** Whoever is about to press the button has read what it said before. */
    @Test
    void givesTimeToReadAnotherPrice() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(9);
        Tab tab = CHROMIUM.open().as("owner", customer.id());
        tab.page().clock().install();
        tab.go(address("/plan"));
        tab.button("Add").click();
        assertThat(tab.button("Add for nothing")).isEnabled();
        Locator price = tab.dialog().getByRole(AriaRole.REGION, within("What it costs"));
        assertThat(price).hasAttribute("aria-busy", "false");
        // Sooner would be the past on a busy machine; later, the stream would have been silent for too long.
        tab.page().clock().pauseAt(System.currentTimeMillis() + 5_000);

        customer.addUser(customer.admin().at(STAGE.other().address()), "Faster than you");
        assertThat(price).hasAttribute("aria-busy", "true");
        tab.page().clock().runFor(250);

        assertThat(tab.button("Add and be invoiced €19.20")).isDisabled();
        tab.page().clock().runFor(999);
        assertThat(tab.button("Add and be invoiced €19.20")).isDisabled();
        tab.page().clock().runFor(1);
        assertThat(tab.button("Add and be invoiced €19.20")).isEnabled();
        assertEquals(List.of(), customer.additionalInvoices());
    }

    @Test
    void removesRecipientsWhileAnotherIsBeingAdded() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany());
        customer.sendsTo("old@example.com", "Old accountant");
        Tab tab = owner(customer, "/recipients");
        List<Route> held = new ArrayList<>();
        tab.page().route("**/invoice-recipients", route -> {
            if (route.request().method().equals("PUT") && held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        tab.page().getByLabel("E-mail address").fill("new@example.com");
        tab.button("Add recipient").click();
        tab.until(() -> !held.isEmpty(), "the address to be sent");
        tab.button("Remove old@example.com").click();
        tab.button("Remove recipient").click();
        assertThat(tab.dialog()).hasCount(0);
        tab.page().getByLabel("E-mail address").fill("third@example.com");

        held.get(0).resume();

        tab.assertTold("old@example.com will no longer receive invoices.");
        assertEquals(
                List.of("new@example.com"),
                customer.owner().read(customer.path("/invoice-recipients")).getList("recipients.email"));
        assertThat(tab.page().getByLabel("E-mail address")).hasValue("third@example.com");
    }

    @Test
    void asksOnceThoughTheAnswerIsLost() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(1);
        Tab tab = owner(customer, "/commitment").forgive("ERR_FAILED");
        loseAnswer(tab, "**/commitment-requests");
        tab.page().getByLabel("New included quantity").fill("12");
        Locator reason = tab.find(AriaRole.TEXTBOX, "Reason");
        reason.fill("Two people join us in January.");
        tab.button("Send request").click();
        assertThat(tab.page().getByText("The service cannot be reached.")).isVisible();
        reason.focus();
        tab.page().keyboard().type(" Or three.");

        tab.button("Send request").click();

        tab.assertTold("The request was sent. Nothing has changed yet.");
        assertEquals(
                List.of("Two people join us in January."),
                customer.owner().read(customer.path("/commitment-requests")).getList("items.reason"));
        assertThat(reason).hasValue("");
        reason.fill("Another one");
    }

    /** What somebody no longer waits for does not take away what they are looking at when it comes after all. */
    @Test
    void staysWhereSomebodyHasGoneOnTo() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(1);
        Tab tab = owner(customer, "/units");
        assertThat(tab.heading("Users and numbers")).isVisible();
        List<Route> held = new ArrayList<>();
        tab.page().route("**/plan-page-*.js", held::add);
        tab.link("Plan").click();
        tab.until(() -> !held.isEmpty(), "the plan page to be asked for");
        tab.link("Invoices").click();
        assertThat(tab.heading("Invoices")).isVisible();

        held.get(0).resume();

        tab.page()
                .evaluate(
                        "() => customElements.whenDefined('plan-page').then(() => new Promise(requestAnimationFrame))");
        assertThat(tab.heading("Invoices")).isVisible();
    }

    /** The line is cut, others go on working, and the page is connected to another instance afterwards. */
    @Test
    void catchesUpWhenItWasCutOff() throws Exception {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(10);
        try (Line line = Line.to(STAGE.one().address())) {
            Tab tab = CHROMIUM.open()
                    .as("owner", customer.id())
                    .forgive("net::ERR_")
                    .go(line.address() + "/#/plan");
            assertPlanRow(tab, "Users", "10", "10", "0", "€30.00", "€40.00", "€300.00");
            assertThat(tab.page().getByText("Live", exactly())).isVisible();

            line.cut();
            assertThat(tab.page().getByText("Reconnecting…")).isVisible();
            customer.addUser(customer.admin().at(STAGE.other().address()), "Katherine Johnson");
            customer.addUser(customer.admin().at(STAGE.other().address()), "Dennis Ritchie");
            line.leadTo(STAGE.other().address());
            line.mend();

            assertPlanRow(tab, "Users", "12", "10", "2", "€30.00", "€40.00", "€380.00");
            assertThat(tab.page().getByText("Live", exactly())).isVisible();
            Locator happened = tab.find(AriaRole.REGION, "What just happened").getByRole(AriaRole.LISTITEM);
            assertThat(happened.nth(0)).containsText("demo-admin added Dennis Ritchie");
            assertThat(happened.nth(1)).containsText("demo-admin added Katherine Johnson");
            assertEquals(1, tab.loads());

            line.delay(Duration.ofSeconds(1));
            customer.removeUser("Ada Lovelace");
            assertPlanRow(tab, "Users", "11", "10", "1", "€30.00", "€40.00", "€340.00");
        }
    }

    /** What is never answered is not waited for without end. */
    @Test
    void saysWhatIsNotAnswered() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(1);
        Tab tab = CHROMIUM.open().as("admin", customer.id());
        tab.page().clock().install();
        List<Route> held = new ArrayList<>();
        tab.page().route("**/units?*", route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        tab.go(address("/units"));
        tab.until(() -> held.size() == 1, "the list to be asked for");

        tab.page().clock().fastForward("00:30");

        Locator problem = tab.page().getByRole(AriaRole.ALERT);
        assertThat(problem).containsText("The service cannot be reached.");
        problem.getByText("Try again", exact()).click();
        assertThat(tab.find(AriaRole.ROW, Pattern.compile("Ada Lovelace"))).isVisible();
    }

    /** Nobody says that nothing waits, or that nothing was decided, because one of the lists has not come. */
    @Test
    void saysWhichListHasNotCome() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany());
        Tab tab = CHROMIUM.open().as("owner", customer.id()).forgive("ERR_FAILED");
        refuseOnce(tab, "**/approvals?status=declined*");

        tab.go(address("/approvals"));

        Locator decided = tab.find(AriaRole.REGION, "Decided");
        assertThat(decided.getByRole(AriaRole.ALERT)).containsText("The service cannot be reached.");
        decided.getByText("Try again", exact()).click();
        assertThat(decided).containsText("No decisions yet");
        assertThat(decided.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    @Test
    void bringsTheRestOfAListAfterAll() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany());
        for (int i = 0; i < 26; i++) {
            customer.addUser(customer.admin(), "User " + i);
            customer.removeUser("User " + i);
        }
        int all = customer.seatLogEntries();
        Tab tab = owner(customer, "/units").forgive("ERR_FAILED");
        assertLive(tab);
        tab.link("Seat log").click();
        Locator rows = tab.find(AriaRole.TABLE, "Seat log, newest first").getByRole(AriaRole.ROWHEADER);
        assertThat(rows).hasCount(50);
        refuseOnce(tab, "**/seat-log?*cursor=*");
        tab.button("Show more").click();
        assertThat(tab.page().getByRole(AriaRole.ALERT)).containsText("The service cannot be reached.");

        tab.button("Try again").click();

        assertThat(rows).hasCount(all);
        assertThat(tab.page().getByRole(AriaRole.ALERT)).hasCount(0);
        customer.addUser(customer.admin(), "Katherine Johnson");
        assertThat(rows.first()).containsText("Katherine Johnson");
        assertThat(rows).hasCount(all + 1);
    }

    /** What is paid is not open any more, wherever in the list it was. */
    @Test
    void takesOutOfAListWhatDoesNotBelongThereAnyMore() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(11);
        List<String> numbers = customer.invoiceNumbers();
        Tab tab = owner(customer, "/invoices?status=open");
        assertThat(tab.link(numbers.get(0))).isVisible();
        assertThat(tab.link(numbers.get(1))).isVisible();

        customer.paysOldestInvoice("378.00");

        assertThat(tab.link(numbers.get(1))).hasCount(0);
        assertThat(tab.link(numbers.get(0))).isVisible();
    }

    @Test
    void tellsWhatWaitsAsSoonAsItIsKnown() {
        Customer customer =
                Customer.onboard(STAGE.one(), aCompany()).withUsers(1).withNumbers("Reception", "Sales", "Hotline");
        customer.holds("number");
        customer.addNumber(customer.admin(), "Night shift");
        Tab tab = CHROMIUM.open().as("owner", customer.id()).forgive("ERR_FAILED");
        tab.page().route("**/approvals?status=pending*", Route::abort);
        tab.go(address("/plan"));
        assertPlanRow(tab, "Users", "1", "10", "0", "€30.00", "€40.00", "€300.00");

        tab.page().unroute("**/approvals?status=pending*");

        // Longer than the longest pause between two questions.
        assertThat(tab.page().getByText("1 purchase needs your approval"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
    }

    /** A curve of three months under the words "1 year" would be believed. */
    @Test
    void saysThatAnotherTimeIsNotShown() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany()).withUsers(1);
        Tab tab = owner(customer, "/plan").forgive("ERR_FAILED");
        Locator history = tab.find(AriaRole.REGION, "Seats over time");
        assertThat(history.getByRole(AriaRole.FIGURE).first()).isVisible();
        tab.page().route("**/history?*", Route::abort);

        history.getByText("1 year", exact()).click();

        assertThat(history.getByRole(AriaRole.ALERT)).containsText("The service cannot be reached.");
        assertThat(history.getByRole(AriaRole.FIGURE)).hasCount(0);
        tab.page().unroute("**/history?*");
        history.getByText("Try again", exact()).click();
        assertThat(history.getByRole(AriaRole.FIGURE).first()).isVisible();
        assertThat(history.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    @Test
    void givesUpADocumentThatDoesNotCome() throws Exception {
        Customer customer = Customer.onboard(STAGE.one(), aCompany());
        String number = customer.invoiceNumbers().get(0);
        Tab tab = CHROMIUM.open().as("owner", customer.id());
        tab.page().clock().install();
        tab.go(address("/invoices"));
        assertLive(tab);
        tab.link(number).click();
        assertThat(tab.find(AriaRole.TABLE, "Lines")).isVisible();
        List<Route> held = new ArrayList<>();
        tab.page().route("**/invoices/*", route -> {
            if (route.request().headers().get("accept").startsWith("application/pdf")) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        tab.button("Download PDF").click();
        tab.until(() -> held.size() == 1, "the document to be asked for");

        tab.page().clock().fastForward("01:00");

        assertThat(tab.page().getByRole(AriaRole.ALERT)).containsText("The service cannot be reached.");
        tab.page().unroute("**/invoices/*");
        byte[] pdf = tab.download(() -> tab.button("Download PDF").click());
        assertArrayEquals(customer.document("application/pdf"), pdf);
    }

    /** Somebody reads on, by ear, where the heading is; it stays the same one when what it is about has come. */
    @Test
    void keepsTheFocusOnTheHeading() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany());
        String number = customer.invoiceNumbers().get(0);
        Tab tab = owner(customer, "/invoices");
        assertLive(tab);
        List<Route> invoice = new ArrayList<>();
        tab.page().route("**/invoices/*", invoice::add);
        tab.link(number).click();
        assertThat(tab.heading("Invoice")).isFocused();
        tab.until(() -> !invoice.isEmpty(), "the invoice to be asked for");

        invoice.get(0).resume();

        assertThat(tab.heading("Invoice " + number)).isFocused();

        List<Route> waiting = new ArrayList<>();
        tab.page().route("**/approvals?status=pending*", waiting::add);
        tab.link("Plan").click();
        assertThat(tab.heading("Plan")).isFocused();
        tab.until(() -> !waiting.isEmpty(), "what waits to be asked for");
        waiting.get(0).resume();
        assertPlanRow(tab, "Users", "0", "10", "0", "€30.00", "€40.00", "€300.00");
        assertThat(tab.heading("Plan")).isFocused();
    }

    /** Saved again after a lost answer, with more changes or without, it is saved: nobody else has changed anything. */
    @Test
    void savesSettingsThoughTheAnswerIsLost() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany());
        Tab tab = owner(customer, "/guardrails").forgive("ERR_FAILED").forgive("status of 412");
        assertLive(tab);
        Locator users = tab.find(AriaRole.REGION, "Users");
        Locator maximum = users.getByLabel("At most this many additional users");
        Locator unreachable = tab.page().getByText("The service cannot be reached.");
        users.getByText("Block", exact()).click();
        loseAnswer(tab, "PUT", "**/guardrails");
        tab.button("Save guardrails").click();
        assertThat(unreachable).isVisible();

        tab.button("Save guardrails").click();

        tab.assertTold("The guardrails were saved and apply from now on.");
        assertThat(unreachable).hasCount(0);

        maximum.fill("5");
        loseAnswer(tab, "PUT", "**/guardrails");
        tab.button("Save guardrails").click();
        assertThat(unreachable).isVisible();
        maximum.fill("06");
        tab.button("Save guardrails").click();

        assertThat(maximum).hasValue("6");
        assertThat(unreachable).hasCount(0);
        assertThat(tab.page().getByText("Another owner has changed the guardrails"))
                .hasCount(0);
        assertEquals(
                List.of(6),
                customer.owner()
                        .read(customer.path("/plan/guardrails"))
                        .getList("units.findAll { it.type == 'user' }.maxAdditional"));
    }

    @Test
    void keepsRecipientsThoughTheAnswerIsLost() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany());
        Tab tab = owner(customer, "/units").forgive("ERR_FAILED").forgive("status of 412");
        assertLive(tab);
        tab.link("Invoice recipients").click();
        loseAnswer(tab, "PUT", "**/invoice-recipients");
        tab.page().getByLabel("E-mail address").fill("New@Example.com");
        tab.button("Add recipient").click();
        assertThat(tab.page().getByText("The service cannot be reached.")).isVisible();

        tab.button("Add recipient").click();

        assertThat(tab.button("Remove New@example.com")).isVisible();
        assertThat(tab.page().getByLabel("E-mail address")).hasValue("");

        loseAnswer(tab, "PUT", "**/invoice-recipients");
        tab.page().getByLabel("E-mail address").fill("second@example.com");
        tab.button("Add recipient").click();
        assertThat(tab.page().getByText("The service cannot be reached.")).isVisible();
        tab.page().getByLabel("E-mail address").fill("third@example.com");
        tab.button("Add recipient").click();

        assertThat(tab.button("Remove second@example.com")).isVisible();
        assertThat(tab.button("Remove third@example.com")).isVisible();
        assertThat(tab.page().getByText("Another owner has changed the list")).hasCount(0);
    }

    @Test
    void discardsToWhatHoldsByNow() {
        Customer customer = Customer.onboard(STAGE.one(), aCompany());
        Tab tab = owner(customer, "/guardrails");
        Locator users = tab.find(AriaRole.REGION, "Users");
        Locator maximum = users.getByLabel("At most this many additional users");
        users.getByText("Block", exact()).click();
        customer.holds("user");

        tab.button("Discard changes").click();

        assertThat(users.getByLabel("Ask an owner first")).isChecked();

        maximum.fill("7");
        customer.holds("user", 3);
        maximum.fill("");
        assertThat(maximum).hasValue("3");
    }

    /** From here on nothing is read anew because the plan has come. */
    private static void assertLive(Tab tab) {
        assertThat(tab.page().getByText("Live", exactly())).isVisible();
    }

    /** Asked for once, it does not come. */
    private static void refuseOnce(Tab tab, String address) {
        List<Route> refused = new ArrayList<>();
        tab.page().route(address, route -> {
            if (refused.isEmpty()) {
                refused.add(route);
                route.abort();
            } else {
                route.resume();
            }
        });
    }

    private static void loseAnswer(Tab tab, String address) {
        loseAnswer(tab, "POST", address);
    }

    /** The next request of this method reaches the service; what it answers reaches nobody. */
    private static void loseAnswer(Tab tab, String method, String address) {
        List<Route> lost = new ArrayList<>();
        tab.page().route(address, route -> {
            if (lost.isEmpty() && route.request().method().equals(method)) {
                lost.add(route);
                route.fetch();
                route.abort();
            } else {
                route.fallback();
            }
        });
    }
}
