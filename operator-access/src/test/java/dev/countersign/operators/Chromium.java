package dev.countersign.operators;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Chromium that is installed on this machine, without a window; started once for all tests, which run one after the other. */
public final class Chromium {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static @Nullable Chromium shared;

    private final Browser browser;
    private final List<String> violations = new CopyOnWriteArrayList<>();

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    /** Skips the running test when there is none. It ends with this process. */
    public static Chromium sharedOrSkip(String check) {
        Optional<Path> program = find();
        if (program.isEmpty()) {
            System.out.println("SKIPPED: " + check + ". Tool missing: chromium");
        }
        assumeTrue(program.isPresent(), "chromium is missing");
        Chromium started = shared;
        if (started == null) {
            started = start(program.orElseThrow());
            shared = started;
        }
        return started;
    }

    private static Chromium start(Path program) {
        PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setArgs(ARGUMENTS)));
    }

    /** A browser with nothing in it, whose user prefers a language. */
    public BrowserContext person(String language, boolean javaScript) {
        BrowserContext person = browser.newContext(
                new Browser.NewContextOptions().setLocale(language).setJavaScriptEnabled(javaScript));
        person.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                violations.add(message.text());
            }
        });
        return person;
    }

    /** What the pages did although their own Content-Security-Policy forbids it. */
    public List<String> violations() {
        return violations;
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
