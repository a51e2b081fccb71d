package dev.countersign.setup.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.setup.provisioning.StepOutcome.Later;
import dev.countersign.setup.provisioning.StepOutcome.Stopped;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FailuresTest {

    private static final String CALL = "GET /webhooks";

    @Test
    void what_repeating_does_not_change_stops_the_setup() {
        assertThat(Failures.outcomeOf(new OneflowFailure.Unauthorised(CALL, null)))
                .isInstanceOfSatisfying(
                        Stopped.class, stopped -> assertThat(stopped.problem()).isEqualTo(Problem.TOKEN_REJECTED));
        assertThat(Failures.outcomeOf(new OneflowFailure.Permanent(CALL, 403, null)))
                .isInstanceOfSatisfying(
                        Stopped.class, stopped -> assertThat(stopped.problem()).isEqualTo(Problem.NO_RIGHT));
        assertThat(Failures.outcomeOf(new OneflowFailure.Permanent(CALL, 400, null)))
                .isInstanceOfSatisfying(
                        Stopped.class, stopped -> assertThat(stopped.problem()).isEqualTo(Problem.REFUSED));
    }

    @Test
    void what_may_pass_is_tried_again_and_never_before_oneflow_allows_it() {
        assertThat(Failures.outcomeOf(new OneflowFailure.RateLimited(CALL, Duration.ofMinutes(3), false, null)))
                .isInstanceOfSatisfying(
                        Later.class, later -> assertThat(later.atLeast()).isEqualTo(Duration.ofMinutes(3)));
        assertThat(Failures.outcomeOf(new OneflowFailure.Temporary(CALL, OneflowFailure.Reason.TIMEOUT, 0, true, null)))
                .isInstanceOfSatisfying(
                        Later.class, later -> assertThat(later.problem()).isEqualTo(Problem.ONEFLOW_DOWN));
    }
}
