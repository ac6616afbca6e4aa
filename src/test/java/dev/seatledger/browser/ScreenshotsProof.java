package dev.seatledger.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Takes the pictures in docs/screens from the packaged application: {@code mvn verify -Pbrowser -Dit.test=ScreenshotsProof -Dtest=None
 * -Dsurefire.failIfNoSpecifiedTests=false}. Company, clock, window and fonts are given, so that the same pages give the same pictures.
 */
class ScreenshotsProof {

    private static final Path SCREENS = Path.of("docs", "screens");
    private static final int LARGEST = 120 * 1024;

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void areTakenOfEachPage() throws IOException {
        Files.createDirectories(SCREENS);
        Tour tour = Tour.prepare(STAGE.one());
        Tab wide = open(tour, Chromium.english());
        Tab dark = open(tour, Chromium.english().setColorScheme(ColorScheme.DARK));
        Tab narrow = open(tour, Chromium.english().setViewportSize(320, 640));
        Tab french = open(tour, Chromium.french());
        for (Tour.Stop stop : tour.stops()) {
            show(wide, stop.path(), stop.english());
            take(wide, stop.name() + "-light");
            show(dark, stop.path(), stop.english());
            take(dark, stop.name() + "-dark");
        }
        for (Tour.Stop stop : tour.stops().subList(0, 1)) {
            show(narrow, stop.path(), stop.english());
            take(narrow, stop.name() + "-light-narrow");
            show(french, stop.path(), stop.french());
            take(french, stop.name() + "-light-fr");
        }
        for (Tour.Opening opening : Tour.openings()) {
            show(wide, opening.path(), opening.path().equals("/plan") ? "Plan" : "Users and numbers");
            opening.open().accept(wide);
            Tour.settle(wide);
            take(wide, opening.name() + "-light");
        }
    }

    private static Tab open(Tour tour, Browser.NewContextOptions options) {
        return CHROMIUM.open(options).as("owner", tour.customer().id());
    }

    private static void show(Tab tab, String path, String heading) {
        tab.go("about:blank");
        tab.go(STAGE.one().address() + "/#" + path);
        assertThat(tab.heading(heading)).isVisible();
        Tour.settle(tab);
    }

    private static void take(Tab tab, String name) throws IOException {
        Path file = SCREENS.resolve(name + ".png");
        tab.page().evaluate("() => document.fonts.ready");
        tab.page().screenshot(new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
        assertTrue(Files.size(file) <= LARGEST, () -> name + " is too large");
    }
}
