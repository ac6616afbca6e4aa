package dev.seatledger.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Takes the pictures in docs/screens from the packaged application: {@code mvn verify -Pproof,browser -Dit.test=ScreenshotsProof}.
 * Company, clock, window and fonts are given, so that the same pages give the same pictures.
 */
class ScreenshotsProof {

    private static final Path SCREENS = Path.of("docs", "screens");
    private static final Set<String> NARROW_AND_FRENCH = Set.of("plan", "invoices");
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
        for (Tour.Stop stop : tour.stops()) {
            if (NARROW_AND_FRENCH.contains(stop.name())) {
                show(narrow, stop.path(), stop.english());
                take(narrow, stop.name() + "-light-narrow");
                show(french, stop.path(), stop.french());
                take(french, stop.name() + "-light-fr");
            }
        }
        show(wide, "/plan", "Plan");
        take(wide.find(AriaRole.REGION, "Seats over time"), "plan-chart-light");
        take(wide.find(AriaRole.REGION, "What just happened"), "plan-happened-light");
        for (Tour.Opening opening : Tour.openings()) {
            show(wide, opening.path(), headingOf(tour, opening.path()));
            opening.open().accept(wide);
            Tour.settle(wide);
            take(wide.dialog(), "dialog-" + opening.name() + "-light");
        }
    }

    private static String headingOf(Tour tour, String path) {
        return tour.stops().stream()
                .filter(stop -> stop.path().equals(path))
                .findFirst()
                .orElseThrow()
                .english();
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
        save(name, tab.page().screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED)));
    }

    private static void take(Locator part, String name) throws IOException {
        save(name, part.screenshot(new Locator.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED)));
    }

    /** Browsers hurry when they compress; a picture is taken once and read often. */
    private static void save(String name, byte[] picture) throws IOException {
        BufferedImage taken = ImageIO.read(new ByteArrayInputStream(picture));
        BufferedImage opaque = new BufferedImage(taken.getWidth(), taken.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.createGraphics().drawImage(taken, 0, 0, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam smallest = writer.getDefaultWriteParam();
        smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        smallest.setCompressionQuality(0);
        Path file = SCREENS.resolve(name + ".png");
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque, null, null), smallest);
        }
        writer.dispose();
        long size = Files.size(file);
        assertTrue(size <= LARGEST, () -> name + " has " + size + " bytes");
    }
}
