package dev.countersign.setup.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GoalTest {

    @Test
    void the_endpoint_is_published_before_the_webhook_is_made_and_everything_before_it_is_announced() {
        assertThat(walk(Goal.PROVISION))
                .containsSubsequence(Step.ENDPOINT, Step.ENDPOINT_PUBLISHED, Step.WEBHOOK, Step.ANNOUNCE)
                .endsWith(Step.PROVISIONED);
    }

    @Test
    void the_webhook_is_removed_before_the_token_for_it_is_forgotten() {
        assertThat(walk(Goal.DEPROVISION)).containsExactly(Step.REMOVE_WEBHOOK, Step.FORGET, Step.DEPROVISIONED);
    }

    private static List<Step> walk(Goal goal) {
        List<Step> walked = new ArrayList<>();
        Step step = goal.first();
        walked.add(step);
        while (!goal.isReachedAt(step)) {
            step = goal.after(step);
            walked.add(step);
        }
        return walked;
    }
}
