package dev.countersign.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Looks at a page as people do who see it, who hear it, and who hold a small telephone; leaves a picture of each in target/pages. */
public final class PageCheck {

    private static final Path PICTURES = Path.of("target", "pages");
    private static final int HEIGHT = 800;
    private static final int PHONE = 360;
    private static final int DESKTOP = 1280;
    private static final String AXE = read("/axe.min.js");
    private static final String FIND = """
            async () => (await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}))
                .violations.map(found => found.id + ': ' + found.nodes.map(node => node.html).join(' | '))
            """;

    private final String language;

    public PageCheck(String language) {
        this.language = language;
    }

    /** Checks the page that is open. */
    public void look(Page page, String name) {
        assertThat(page.locator("html").getAttribute("lang")).as(name).isEqualTo(language);
        assertThat(page.locator("h1").count()).as(name).isEqualTo(1);
        assertThat(page.content()).as(name).doesNotContain("??");
        for (int width : List.of(PHONE, DESKTOP)) {
            page.setViewportSize(width, HEIGHT);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s fits into %s pixels", name, width)
                    .isEqualTo(width);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve(language).resolve(name + "-" + width + ".png")));
        }
        if (language.equals("en")) {
            // Only the texts differ in other languages.
            page.evaluate(AXE);
            assertThat((List<?>) page.evaluate(FIND)).as(name).isEmpty();
        }
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(PageCheck.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
