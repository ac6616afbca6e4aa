package dev.seatledger.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The dashboard as people use it: the packaged application, two instances on one database, and Chromium, which is installed where it is
 * missing (Debian, as root). {@code mvn verify -Pproof,browser '-Dit.test=Browser*Proof'}
 */
abstract class BrowserStories {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    static String address(String page) {
        return STAGE.one().address() + "/#" + page;
    }

    static Tab owner(Customer customer, String page) {
        return open("owner", customer, page);
    }

    static Tab open(String role, Customer customer, String page) {
        return CHROMIUM.open().as(role, customer.id()).go(address(page));
    }

    /** Created, included, additional, prices, total. */
    static void assertPlanRow(Tab tab, String type, String... cells) {
        assertThat(tab.find(AriaRole.TABLE, "What you have and what it costs")
                        .getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions().setHas(tab.find(AriaRole.ROWHEADER, type)))
                        .getByRole(AriaRole.CELL))
                .hasText(cells);
    }

    static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    static Locator.GetByTextOptions exact() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
