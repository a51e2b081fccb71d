package dev.countersign.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PromQlSelectorsTest {

    @Test
    void metrics_are_found_with_their_matchers_and_nothing_else_is() {
        // Given
        String expression = """
                histogram_quantile(0.5, sum by (job, le) (rate(calls_bucket{status="200",le="0.5"}[5m])))
                / ignoring (le) group_left (job) max(job:calls:rate5m) > 14.4 * 0.001
                and sum (increase(failures_total{status=~"5.."}[1h] offset 30m)) > 10 unless up or vector(0)""";

        // When
        var selectors = PromQlSelectors.of(expression);

        // Then
        assertThat(selectors)
                .containsExactly(
                        "calls_bucket{status=\"200\",le=\"0.5\"}",
                        "job:calls:rate5m",
                        "failures_total{status=~\"5..\"}",
                        "up");
    }
}
