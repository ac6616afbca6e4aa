package dev.seatledger.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Debian's Chromium, which is installed when it is missing. Each test opens browsers of its own; when it fails, it leaves screenshots and a
 * trace in {@code target/browser}, and it fails as well if a page has complained, or asked something of a stranger.
 */
final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    /** Generous: what is proven is that something happens, not how busy the machine is. */
    static final int DEADLINE_MILLIS = 15_000;

    private static final Path LEFT_BEHIND = Path.of("target", "browser");
    private static final Path INSTALL = Path.of("src", "test", "browser", "install-chromium.sh");
    private static final int INSTALL_MINUTES = 12;
    private static final List<String> FLAGS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--font-render-hinting=none",
            // Nothing but loopback has a name.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

    private final List<Tab> tabs = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext test) throws Exception {
        Path executable = install();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setChromiumSandbox(false)
                        .setArgs(FLAGS));
        PlaywrightAssertions.setDefaultAssertionTimeout(DEADLINE_MILLIS);
        System.out.println("Chromium " + browser.version());
    }

    /** What most people have: English, and a screen of 1280 x 800; in a time zone in which no company of the proof lives. */
    static Browser.NewContextOptions english() {
        return new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setTimezoneId("Pacific/Auckland")
                .setViewportSize(1280, 800)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    static Browser.NewContextOptions french() {
        return english().setLocale("fr-FR");
    }

    /** A page in a browser of its own, which has nothing stored. */
    Tab open(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(DEADLINE_MILLIS);
        context.tracing().start(new Tracing.StartOptions().setScreenshots(true).setSnapshots(true));
        return watch(new Tab(context.newPage()));
    }

    Tab open() {
        return open(english());
    }

    /** Another page in the same browser. */
    Tab openBeside(Tab tab) {
        return watch(new Tab(tab.page().context().newPage()));
    }

    private Tab watch(Tab tab) {
        tabs.add(tab);
        return tab;
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        List<String> complaints =
                tabs.stream().flatMap(tab -> tab.complaints().stream()).toList();
        boolean hasFailed = test.getExecutionException().isPresent() || !complaints.isEmpty();
        try {
            if (hasFailed) {
                keep(test.getRequiredTestMethod().getName(), complaints);
            }
        } finally {
            tabs.stream().map(tab -> tab.page().context()).distinct().forEach(BrowserContext::close);
            tabs.clear();
        }
        if (!complaints.isEmpty()) {
            throw new AssertionError("the page complains: " + complaints);
        }
    }

    private void keep(String test, List<String> complaints) throws IOException {
        Files.createDirectories(LEFT_BEHIND);
        Files.write(LEFT_BEHIND.resolve(test + ".txt"), complaints);
        for (int i = 0; i < tabs.size(); i++) {
            tabs.get(i).keep(LEFT_BEHIND.resolve(test + "-" + i + ".png"));
        }
        List<BrowserContext> contexts =
                tabs.stream().map(tab -> tab.page().context()).distinct().toList();
        for (int i = 0; i < contexts.size(); i++) {
            contexts.get(i)
                    .tracing()
                    .stop(new Tracing.StopOptions().setPath(LEFT_BEHIND.resolve(test + "-" + i + ".zip")));
        }
        System.out.println("screenshots and traces of " + test + " are in " + LEFT_BEHIND);
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (playwright != null) {
            playwright.close();
        }
    }

    private static Path install() throws IOException, InterruptedException {
        Path output = Files.createTempFile("chromium", ".txt");
        Process script = new ProcessBuilder(INSTALL.toAbsolutePath().toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!script.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || script.exitValue() != 0) {
            script.destroyForcibly();
            throw new IllegalStateException("no Chromium, and none can be installed: see above");
        }
        return Path.of(Files.readString(output, StandardCharsets.UTF_8).trim());
    }
}
