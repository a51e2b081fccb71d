package dev.countersign.local.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RatiosTest {

    private final Ratios ratios = new Ratios(List.of(
            Samples.sample("floor", 1, Sample.Kind.STEADY, 40, 2),
            Samples.sample("webhook-ingress", 1, Sample.Kind.STEADY, 50, 3),
            Samples.sample("webhook-ingress", 2, Sample.Kind.STEADY, 120, 9),
            Samples.sample("floor", 2, Sample.Kind.STEADY, 100, 7),
            Samples.sample("floor", 2, Sample.Kind.SATURATION, 1, 1)));

    @Test
    void only_measurements_of_the_same_round_and_load_are_compared() {
        // When
        List<Double> found = ratios.ratios(
                "webhook-ingress",
                "floor",
                Sample.Kind.STEADY,
                sample -> sample.cost().cpuMicros());

        // Then
        assertThat(found).containsExactly(1.25, 1.2);
    }

    @Test
    void differences_are_those_of_the_same_round() {
        // When
        List<Double> found = ratios.differences(
                "webhook-ingress",
                "floor",
                Sample.Kind.STEADY,
                sample -> sample.cost().load().latency().p99());

        // Then
        assertThat(found).containsExactly(1.0, 2.0);
    }

    @Test
    void who_was_not_measured_has_no_ratio() {
        // When
        List<Double> found = ratios.ratios(
                "rival", "floor", Sample.Kind.STEADY, sample -> sample.cost().cpuMicros());

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void the_median_is_the_one_in_the_middle_or_between_the_two_there() {
        // When
        Spread odd = Spread.of(List.of(9.0, 1.0, 2.0));
        Spread even = Spread.of(List.of(4.0, 1.0, 2.0, 9.0));

        // Then
        assertThat(odd).isEqualTo(new Spread(2, 1, 9, 3));
        assertThat(even).isEqualTo(new Spread(3, 1, 9, 4));
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
