package dev.countersign.local.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

final class IngressTargetsTest {

    @Test
    void a_target_is_missed_by_the_median_of_the_rounds() {
        // Given
        IngressResults results = compared(
                Kept.NOTHING,
                Samples.sample("floor", 1, Sample.Kind.STEADY, 40, 2),
                Samples.sample("webhook-ingress", 1, Sample.Kind.STEADY, 80, 3),
                Samples.sample("floor", 1, Sample.Kind.SATURATION, 40, 2),
                Samples.sample("webhook-ingress", 1, Sample.Kind.SATURATION, 44, 3));

        // When
        List<Verdict> verdicts = IngressTargets.judge(results);

        // Then
        assertThat(verdicts)
                .extracting(Verdict::found, Verdict::passed)
                .contains(tuple("2.00×", false), tuple("1.10×", true));
    }

    @Test
    void a_call_that_was_accepted_and_is_missing_makes_the_whole_unsound() {
        // Given
        IngressResults results = compared(new Kept(1000, 999, 1, 0), samples());

        // When
        boolean sound = IngressTargets.isSound(results);

        // Then
        assertThat(sound).isFalse();
    }

    @Test
    void an_answer_other_than_200_makes_the_whole_unsound() {
        // Given
        Sample[] samples = samples();
        samples[0] = new Sample("floor", 1, Sample.Kind.STEADY, 5000, Samples.cost(40, 2, 1000, 998));

        // When
        boolean sound = IngressTargets.isSound(compared(new Kept(998, 998, 0, 0), samples));

        // Then
        assertThat(sound).isFalse();
        assertThat(IngressTargets.isSound(compared(new Kept(1000, 1000, 0, 0), samples())))
                .isTrue();
    }

    private static Sample[] samples() {
        return new Sample[] {
            Samples.sample("floor", 1, Sample.Kind.STEADY, 40, 2),
            Samples.sample("webhook-ingress", 1, Sample.Kind.STEADY, 50, 3),
            Samples.sample("floor", 1, Sample.Kind.SATURATION, 40, 2),
            Samples.sample("webhook-ingress", 1, Sample.Kind.SATURATION, 44, 3)
        };
    }

    private static IngressResults compared(Kept kept, Sample... samples) {
        return new IngressResults(Samples.comparison(kept, samples), null, null);
    }
}
