package dev.countersign.local.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Chromium that is installed on this machine, without a window. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Skips the running test when there is none. */
    static Chromium openOrSkip(String check) {
        Optional<String> name =
                NAMES.stream().filter(found -> Tools.works(found, "--version")).findFirst();
        Tools.require(check, "chromium", name.orElse("chromium"), "--version");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(which(name.orElseThrow()))
                        .setHeadless(true)
                        .setArgs(ARGUMENTS));
        return new Chromium(playwright, browser);
    }

    Page newPage() {
        return browser.newPage();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path which(String name) {
        return List.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1)).stream()
                .map(folder -> Path.of(folder, name))
                .filter(java.nio.file.Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
