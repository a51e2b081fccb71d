package dev.countersign.local.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildProcessTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void what_a_child_says_is_in_its_log_and_its_exit_code_is_told()
            throws InterruptedException, ExecutionException, TimeoutException {
        // Given
        ChildSpec spec = ChildSpec.java("talker", 32, List.of("--no-such-option"), Map.of());

        // When
        ChildProcess child = ChildProcess.start(spec, folder, new PidFiles(folder));

        // Then
        assertThat(child.exit().get(20, SECONDS)).isEqualTo(1);
        assertThat(LogTail.of(child.log(), 5))
                .anySatisfy(line -> assertThat(line).contains("no-such-option"));
    }

    @Test
    void a_stopped_child_leaves_no_pid_file() {
        // Given
        PidFiles pidFiles = new PidFiles(folder);
        ChildProcess child =
                ChildProcess.start(new ChildSpec("sleeper", List.of("sleep", "60"), Map.of()), folder, pidFiles);
        assertThat(pidFiles.running()).hasSize(1);

        // When
        child.stop();

        // Then
        assertThat(child.isAlive()).isFalse();
        assertThat(pidFiles.running()).isEmpty();
    }

    @Test
    void the_environment_is_not_told() {
        // Given
        ChildSpec spec = new ChildSpec("x", List.of("x"), Map.of("TOKEN", "geheim"));

        // When
        String told = spec.toString();

        // Then
        assertThat(told).doesNotContain("geheim");
    }
}
