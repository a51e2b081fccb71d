package dev.countersign.local.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ServiceMetricsTest {

    @Test
    void a_metric_is_summed_up_over_its_labels_and_taken_for_no_other() {
        // Given
        String metrics = """
                # TYPE calls_seconds summary
                calls_seconds_count{endpoint="a"} 3
                calls_seconds_count{endpoint="b c"} 4.0
                calls_seconds_count_more 100
                """;

        // When
        double sum = ServiceMetrics.sum("calls_seconds_count", metrics);

        // Then
        assertThat(sum).isEqualTo(7);
    }
}
