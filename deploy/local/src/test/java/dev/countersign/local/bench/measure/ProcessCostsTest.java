package dev.countersign.local.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class ProcessCostsTest {

    @Test
    void processor_time_is_read_behind_a_command_with_blanks_and_parentheses() {
        // Given
        String stat = "4711 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 123 45 0 0 20 0 30 0 99";

        // When
        Duration cpu = ProcessUsage.cpu(stat);

        // Then
        assertThat(cpu).isEqualTo(Duration.ofMillis(1680));
    }

    @Test
    void resident_memory_is_read_in_kilobytes() {
        // Given
        String status = "Name:\tjava\nVmHWM:\t  300000 kB\nVmRSS:\t  204800 kB\n";

        // When
        long bytes = ProcessUsage.statusBytes(status, "VmRSS:");

        // Then
        assertThat(bytes).isEqualTo(200L * 1024 * 1024);
    }

    @Test
    void the_live_heap_is_the_total_of_the_histogram() {
        // Given
        String histogram = """
                4711:
                 num     #instances         #bytes  class name (module)
                   1:         10000         240000  java.lang.String (java.base@25)
                Total         20000         512000
                """;

        // When
        long bytes = LiveHeap.total(histogram);

        // Then
        assertThat(bytes).isEqualTo(512_000);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void this_process_has_used_something() {
        // When
        long resident = ProcessUsage.residentBytes(ProcessHandle.current().pid());

        // Then
        assertThat(resident).isGreaterThan(10_000_000);
        assertThat(ProcessUsage.cpu(ProcessHandle.current().pid())).isPositive();
    }
}
