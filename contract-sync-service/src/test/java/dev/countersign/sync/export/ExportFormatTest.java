package dev.countersign.sync.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class ExportFormatTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void values_with_quotes_commas_and_line_breaks_stay_one_cell() throws IOException {
        // Given
        ExportFormat.Writing csv = new CsvExport().begin(out);

        // When
        csv.write(entry("a \"b\", c\r\nd"));
        csv.end();

        // Then
        assertThat(text()).contains("\"a \"\"b\"\", c\r\nd\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"})
    void what_a_spreadsheet_would_run_is_shown(String value) {
        assertThat(SpreadsheetText.of(value)).isEqualTo("'" + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Anna", "1990-12-31", "a=b", "'quoted"})
    void other_texts_stay_as_they_are(String value) {
        assertThat(SpreadsheetText.of(value)).isEqualTo(value);
    }

    @Test
    void an_empty_export_is_an_empty_list() throws IOException {
        new JsonExport(JsonMapper.shared()).begin(out).end();
        assertThat(text()).isEqualTo("[]");
    }

    @Test
    void an_export_that_breaks_off_does_not_look_complete() throws IOException {
        // Given
        ExportFormat.Writing json = new JsonExport(JsonMapper.shared()).begin(out);

        // When
        json.write(entry("value"));
        json.flush();

        // Then
        assertThat(text()).startsWith("[{").doesNotEndWith("]");
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ExportedEntry entry(String after) {
        return new ExportedEntry(
                new UUID(0, 1),
                Instant.EPOCH,
                1,
                "employee",
                7,
                "updated",
                "signed",
                null,
                null,
                null,
                "1",
                null,
                List.of(),
                "present",
                null,
                List.of(new ExportedEntry.Change("title", "changed", "test", null, after)));
    }
}
