package dev.countersign.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.rollout.Rollout;
import dev.countersign.local.rollout.RolloutResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A release of every service beside the one before, under load: nobody notices. The last of the tests by its name, since it leaves
 * the shared stack with its services elsewhere; {@code ./countersign rollout} goes back, too.
 */
final class ZeroDowntimeIT {

    private static final int WEBHOOKS_PER_SECOND = 100;

    @AfterAll
    static void theStackIsNotWhatItWas() {
        SharedStack.end();
    }

    @Test
    void an_upgrade_loses_nothing_refuses_nothing_and_does_nothing_twice() throws InterruptedException {
        // Given
        var rollout =
                new Rollout(SharedStack.get(), WEBHOOKS_PER_SECOND, line -> System.out.println("[rollout] " + line));

        // When
        RolloutResult result = rollout.run(false);

        // Then
        System.out.println("[rollout] " + result);
        assertThat(result.wrongs()).isEmpty();
        assertThat(result.acceptedBy()).containsKeys("webhook-ingress", "webhook-ingress-next");
        assertThat(result.attemptsBy())
                .hasSize(2)
                .allSatisfy((process, syncs) -> assertThat(syncs).isPositive());
        assertThat(result.contracts()).isPositive();
        assertThat(result.steps()).hasSize(3);
    }
}
