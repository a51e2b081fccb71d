package dev.countersign.local.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultFilesTest {

    @TempDir
    Path folder;

    @Test
    void what_people_wrote_around_the_markers_stays() throws IOException {
        // Given
        ResultFiles files = new ResultFiles(folder);
        Files.writeString(
                folder.resolve("page.md"), "# Title\n" + ResultFiles.BEGIN + "\nold\n" + ResultFiles.END + "\nwhy\n");

        // When
        files.updatePage("page.md", "new\n");

        // Then
        assertThat(folder.resolve("page.md"))
                .hasContent("# Title\n" + ResultFiles.BEGIN + "\nnew\n" + ResultFiles.END + "\nwhy\n");
    }

    @Test
    void a_page_without_markers_gets_them() {
        // Given
        ResultFiles files = new ResultFiles(folder);

        // When
        files.updatePage("page.md", "new\n");

        // Then
        assertThat(folder.resolve("page.md")).hasContent(ResultFiles.BEGIN + "\nnew\n" + ResultFiles.END + "\n");
    }

    @Test
    void results_are_read_as_they_were_written_and_parts_are_replaced_one_by_one() {
        // Given
        ResultFiles files = new ResultFiles(folder);
        IngressResults compared = new IngressResults(
                Samples.comparison(new Kept(1, 1, 0, 0), Samples.sample("floor", 1, Sample.Kind.STEADY, 40, 2)),
                null,
                null);

        // When
        files.write("raw.json", compared);

        // Then
        IngressResults read = files.read("raw.json", IngressResults.class, IngressResults.NOTHING);
        assertThat(read).isEqualTo(compared);
        assertThat(read.with(IngressResults.NOTHING)).isEqualTo(compared);
    }
}
