package dev.countersign.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PidFilesTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_running_process_is_found_by_its_name() {
        // Given
        PidFiles pidFiles = new PidFiles(folder);
        pidFiles.write("me", ProcessHandle.current());

        // When
        var running = pidFiles.running();

        // Then
        assertThat(running).extracting(PidFiles.Running::name).containsExactly("me");
        assertThat(pidFiles.find("me")).contains(ProcessHandle.current());
    }

    @Test
    void a_pid_that_was_given_to_another_process_is_not_ours() throws IOException {
        // Given
        Files.writeString(folder.resolve("old.pid"), ProcessHandle.current().pid() + " 12345\n");
        PidFiles pidFiles = new PidFiles(folder);

        // When
        var running = pidFiles.running();

        // Then
        assertThat(running).isEmpty();
        assertThat(folder.resolve("old.pid")).doesNotExist();
    }

    @Test
    void a_spoilt_pid_file_names_nobody() throws IOException {
        // Given
        Files.writeString(folder.resolve("spoilt.pid"), "not a pid");
        PidFiles pidFiles = new PidFiles(folder);

        // When
        var found = pidFiles.find("spoilt");

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void without_a_folder_nothing_runs() {
        // Given
        PidFiles pidFiles = new PidFiles(folder.resolve("missing"));

        // When
        var running = pidFiles.running();

        // Then
        assertThat(running).isEmpty();
    }
}
