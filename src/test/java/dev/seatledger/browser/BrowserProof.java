package dev.seatledger.browser;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The dashboard as people use it: the packaged application, two instances on one database, and Chromium, which is installed where it is
 * missing (Debian, as root). {@code mvn verify -Dit.test=BrowserProof -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false}
 */
class BrowserProof {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

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

        // Tokens that are about to expire are renewed without leaving the page.
        production.provider().issueTokensFor(Duration.ofSeconds(59));
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
