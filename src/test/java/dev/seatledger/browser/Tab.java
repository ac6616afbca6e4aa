package dev.seatledger.browser;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** One page of a browser, watched: it notes errors, breaches of its own policy, and requests that leave the origins it belongs to. */
final class Tab {

    private static final Set<String> WITHOUT_ORIGIN = Set.of("data", "blob", "about");

    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<Pattern> forgiven = new ArrayList<>();
    private final Set<String> origins = new HashSet<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<String> requested = new ArrayList<>();
    private int loads;

    Tab(Page page) {
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complain("console: " + message.text() + " (" + message.location() + ")");
            }
        });
        page.onPageError(error -> complain("error: " + error));
        page.onCrash(crashed -> complain("crashed"));
        page.onRequest(request -> {
            requested.add(request.url());
            checkOrigin(request.url());
        });
        page.onFrameNavigated(frame -> addresses.add(frame.url()));
        page.onDOMContentLoaded(loaded -> loads++);
    }

    Page page() {
        return page;
    }

    /** Opens a page; from here on its origin is no stranger. */
    Tab go(String url) {
        origins.add(originOf(url));
        page.navigate(url);
        return this;
    }

    /** Looks as somebody of this company from here on, as if chosen in the bar of the demo. */
    Tab as(String role, UUID companyId) {
        page.addInitScript(
                "sessionStorage.setItem('seatledger.persona', '{\"persona\": \"%s\", \"companyId\": \"%s\"}')"
                        .formatted(role, companyId));
        return this;
    }

    /** This origin is asked on purpose. */
    Tab trust(String url) {
        origins.add(originOf(url));
        return this;
    }

    /** Refusals are in the console as well; this one is part of the story. */
    Tab forgive(String message) {
        forgiven.add(Pattern.compile(message));
        return this;
    }

    /** How often a document was loaded. */
    int loads() {
        return loads;
    }

    /** Every address that this page and its frames have had. */
    List<String> addresses() {
        return List.copyOf(addresses);
    }

    /** Every address that something was asked of. */
    List<String> requested() {
        return List.copyOf(requested);
    }

    List<String> complaints() {
        return complaints.stream()
                .filter(complaint -> forgiven.stream()
                        .noneMatch(pattern -> pattern.matcher(complaint).find()))
                .toList();
    }

    Locator find(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator find(AriaRole role, Pattern name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name));
    }

    Locator button(String name) {
        return find(AriaRole.BUTTON, name);
    }

    Locator link(String name) {
        return find(AriaRole.LINK, name);
    }

    Locator heading(String name) {
        return find(AriaRole.HEADING, name);
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Waits while the browser goes on. */
    void until(BooleanSupplier condition, String what) {
        try {
            page.waitForCondition(condition);
        } catch (TimeoutError late) {
            throw new AssertionError("waited in vain for " + what, late);
        }
    }

    Download download(Runnable click) {
        return page.waitForDownload(click);
    }

    /** Fails with what is wrong and where, if a program can tell that somebody cannot use the page. */
    void assertAccessible(String where) {
        List<String> violations = new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream().map(Tab::describe).collect(Collectors.joining("; ")))
                        .toList();
        assertEquals(List.of(), violations, where);
    }

    private static String describe(CheckedNode node) {
        return node.getHtml() + " "
                + node.getAny().stream().map(check -> check.getMessage()).toList();
    }

    /** Nothing is wider than the window. */
    void assertFits(String where) {
        assertEquals("[]", String.valueOf(page.evaluate("""
                        () => {
                            const width = document.documentElement.clientWidth;
                            if (document.documentElement.scrollWidth <= width) {
                                return [];
                            }
                            return [...document.querySelectorAll('*')]
                                .filter(element => element.getBoundingClientRect().right > width + 0.5)
                                .map(element => element.tagName + '.' + element.className + ' ' + element.getBoundingClientRect().right);
                        }
                        """)), where);
    }

    void keep(Path file) {
        if (!page.isClosed()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        }
    }

    private void checkOrigin(String url) {
        if (!WITHOUT_ORIGIN.contains(URI.create(url.split("[?#,]", 2)[0]).getScheme())
                && !origins.contains(originOf(url))) {
            complain("asks a stranger: " + url);
        }
    }

    private void complain(String what) {
        complaints.add(what);
    }

    private static String originOf(String url) {
        URI uri = URI.create(url.split("[?#]", 2)[0]);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
