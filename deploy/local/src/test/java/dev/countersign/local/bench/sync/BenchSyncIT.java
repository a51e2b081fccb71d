package dev.countersign.local.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.stack.LocalFolders;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The benchmark's quick form, so that it can be run whenever somebody wants its numbers. Judges results, not speed. */
@EnabledOnOs(OS.LINUX)
final class BenchSyncIT {

    private static final Path OUT = Path.of("target", "bench", "sync-report").toAbsolutePath();

    @Test
    void the_quick_form_brings_every_contract_to_the_hrm_as_the_plain_listener_does()
            throws InterruptedException, SQLException {
        // Given
        LocalFolders folders = new LocalFolders(
                Path.of("..", "..").toAbsolutePath().normalize(),
                Path.of("target", "bench", "sync-home").toAbsolutePath());
        SyncBenchmark benchmark = new SyncBenchmark(folders, line -> System.out.println("[bench] " + line));

        // When
        boolean sound = benchmark.run(EnumSet.allOf(SyncBenchmark.Part.class), true, 1, 1, OUT);

        // Then
        assertThat(sound)
                .as("every record is there, and equal to the plain listener's")
                .isTrue();
        assertThat(OUT.resolve("sync.md"))
                .content()
                .contains("plain listener's", "reads of a contract", "one account's HRM is dead", "time of a claim");
    }
}
