package dev.countersign.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogTailTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void the_last_lines_are_told_and_structured_ones_in_words() throws IOException {
        // Given
        Path log = folder.resolve("x.log");
        Files.writeString(log, """
                first
                {"log":{"level":"ERROR"},"message":"It failed\\n\\nbecause of the port","error":{"message":"in use"}}
                {"cut off
                """);

        // When
        List<String> tail = LogTail.of(log, 3);

        // Then
        assertThat(tail).containsExactly("ERROR It failed", "because of the port: in use", "{\"cut off");
    }

    @Test
    void a_missing_log_is_said_to_be_missing() {
        // Given
        Path log = folder.resolve("missing.log");

        // When
        List<String> tail = LogTail.of(log, 3);

        // Then
        assertThat(tail).singleElement().asString().contains("missing.log");
    }
}
