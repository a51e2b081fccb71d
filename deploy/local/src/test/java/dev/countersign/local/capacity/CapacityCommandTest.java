package dev.countersign.local.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Over the results that are committed. */
@SuppressWarnings("NullAway.Init")
final class CapacityCommandTest {

    private static final String RESULTS = "../../docs/benchmarks";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void the_first_limit_of_ten_million_contracts_a_day_is_named_and_the_exit_code_says_that_it_does_not_fit() {
        // When
        int exitCode = run("--contracts-per-day", "10000000", "--accounts", "10", "--results", RESULTS);

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString())
                .contains("10,000,000 contracts a day", "the first limit is Oneflow's rate limit of a token");
        assertThat(out.toString()).containsPattern("Measured: ingress-.*json, sync-.*json, footprint-.*json");
    }

    @Test
    void a_small_installation_fits() {
        // When
        int exitCode = run("--contracts-per-day", "10000", "--accounts", "50", "--results", RESULTS);

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(out.toString()).contains("It fits.");
    }

    @Test
    void a_page_gets_the_result_between_its_markers() throws IOException {
        // Given
        Path page = Files.writeString(
                folder.resolve("capacity.md"), "before\n<!-- generated: begin -->\n<!-- generated: end -->\nafter\n");

        // When
        int _ = run("--results", RESULTS, "--page", page.toString());

        // Then
        assertThat(Files.readString(page))
                .startsWith("before\n")
                .contains(out.toString().strip())
                .endsWith("after\n");
    }

    @Test
    void results_that_are_missing_are_named() {
        // When
        int exitCode = run("--results", folder.toString());

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("There is no ingress-DATE.json in " + folder);
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 1];
        all[0] = "capacity";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return command.execute(all);
    }
}
