package dev.countersign.local.bench.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.stack.LocalFolders;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The benchmark in small, so that it can be run whenever somebody wants its numbers. Judges order, and no number strictly. */
final class BenchOutboxIT {

    @Test
    void every_state_is_told_in_order_and_the_page_says_so() throws SQLException, InterruptedException {
        // Given
        LocalFolders folders = new LocalFolders(
                Path.of("..", "..").toAbsolutePath().normalize(),
                Path.of("target", "bench", "outbox").toAbsolutePath());

        // When
        OutboxResult result = new OutboxBenchmark(folders, line -> System.out.println("[bench] " + line)).run(1_000, 1);

        // Then
        assertThat(result.isSound()).as(result.toString()).isTrue();
        assertThat(result.environment().options().get("setup-service")).isNotEmpty();
        assertThat(OutboxPage.of(result, 1, "raw.json"))
                .contains("| **all** |", "Records out of order, in all rounds: **0**", "**met**");
    }
}
