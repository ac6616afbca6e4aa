package dev.seatledger.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
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
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One page of a browser, watched: it notes errors, breaches of its own policy, and requests that leave the origins it belongs to. */
final class Tab {

    private static final Set<String> WITHOUT_ORIGIN = Set.of("data", "blob", "about");

    private static final int MOST_TABS = 60;

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
        page.addInitScript("""
                window.told = [];
                const heard = new WeakSet();
                new MutationObserver(() => {
                    for (const toast of document.querySelectorAll('.toast')) {
                        if (!heard.has(toast)) {
                            heard.add(toast);
                            window.told.push(toast.innerText);
                        }
                    }
                }).observe(document, {subtree: true, childList: true});
                """);
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

    /** Adds up from here on how far content was moved that somebody may have been looking at. */
    Tab watchLayout() {
        page.addInitScript("""
                window.shifted = 0;
                window.shifts = [];
                new PerformanceObserver((list) => {
                    for (const shift of list.getEntries()) {
                        if (!shift.hadRecentInput) {
                            window.shifted += shift.value;
                            window.shifts.push(shift.value.toFixed(4) + ': ' + shift.sources.map(({node, previousRect, currentRect}) =>
                                `${(node?.outerHTML ?? node?.textContent ?? '?').slice(0, 90)} ${previousRect.y} to ${currentRect.y}`));
                        }
                    }
                }).observe({type: 'layout-shift', buffered: true});
                """);
        return this;
    }

    /** Layout shift as browsers count it; 0.1 is what is held to be good. */
    void assertSteady(String where) {
        // What was just laid out is reported with the next frames.
        page.evaluate(
                "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");
        double shifted = ((Number) page.evaluate("() => window.shifted")).doubleValue();
        assertTrue(shifted < 0.1, () -> where + " jumps: " + page.evaluate("() => window.shifts"));
    }

    /** Looks as somebody of this company from here on, as if chosen in the bar of the demo. */
    Tab as(String role, UUID companyId) {
        page.addInitScript(
                "if (location.protocol === 'http:') sessionStorage.setItem('seatledger.persona', '{\"persona\": \"%s\", \"companyId\": \"%s\"}')"
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

    /** A button, whichever of its names it has just now. */
    void press(String... names) {
        Locator any = button(names[0]);
        for (String name : names) {
            any = any.or(button(name));
        }
        any.click();
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Presses the tabulator until the focus is there. */
    void tabTo(Locator there) {
        for (int pressed = 0; pressed < MOST_TABS; pressed++) {
            if (Boolean.TRUE.equals(there.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + there);
    }

    /** Waits while the browser goes on. */
    void until(BooleanSupplier condition, String what) {
        try {
            page.waitForCondition(condition);
        } catch (TimeoutError late) {
            throw new AssertionError("waited in vain for " + what, late);
        }
    }

    /** An instance's first document takes longer than the others: until then it has read no font and no template. */
    byte[] download(Runnable click) throws IOException {
        Page.WaitForDownloadOptions patiently = new Page.WaitForDownloadOptions().setTimeout(60_000);
        return Files.readAllBytes(page.waitForDownload(patiently, click).path());
    }

    /** In a message that goes away by itself: it counts also if nobody has looked meanwhile. */
    void assertTold(String text) {
        page.waitForFunction("text => window.told.some(told => told.includes(text))", text);
    }

    /** From here on the page itself takes the time when an element has this text; it does not wait for us to look. */
    void note(String moment, String selector, String text) {
        page.evaluate("""
                ([moment, selector, text]) => {
                    window.noted ??= {};
                    const look = () => {
                        if (!(moment in window.noted) && document.querySelector(selector)?.innerText.includes(text)) {
                            window.noted[moment] = Date.now();
                        }
                    };
                    new MutationObserver(look).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
                    look();
                }
                """, List.of(moment, selector, text));
    }

    /** When that was, in milliseconds since 1970. */
    long noted(String moment) {
        page.waitForFunction("moment => moment in (window.noted ?? {})", moment);
        return ((Number) page.evaluate("moment => window.noted[moment]", moment)).longValue();
    }

    /** Fails with what is wrong and where, if a program can tell that somebody cannot use the page: in light and in dark. */
    void assertAccessible(String where) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        List<String> violations = new ArrayList<>(violations(new AxeBuilder(page)));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        // Colours are all that the dark changes.
        violations(new AxeBuilder(page).withRules(List.of("color-contrast", "link-in-text-block")))
                .forEach(violation -> violations.add("in the dark: " + violation));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertEquals(List.of(), violations, where);
    }

    private static List<String> violations(AxeBuilder axe) {
        return axe.setLegacyMode(true).analyze().getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream().map(Tab::describe).collect(Collectors.joining("; ")))
                .toList();
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
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
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
