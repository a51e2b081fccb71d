package dev.countersign.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class FairShareTest {

    private final FairShare share = new FairShare(64, 8);

    @Test
    void an_account_alone_gets_all_that_one_account_may_have() {
        // When
        int most = share.of(Map.of());
        // Then
        assertThat(most).isEqualTo(8);
    }

    @Test
    void an_account_gets_one_worker_while_only_few_are_left() {
        // When
        int most = share.of(Map.of(1L, 31, 2L, 31));
        // Then
        assertThat(most).isEqualTo(1);
    }

    @Property
    void seven_accounts_that_never_give_a_worker_back_leave_some_to_an_eighth(
            @ForAll @IntRange(min = 8, max = 512) int workers) {
        // Given
        FairShare fair = new FairShare(workers, workers);
        Map<Long, Integer> inFlight = new HashMap<>();
        // When
        for (int turn = 0; turn < workers; turn++) {
            for (long stuck = 1; stuck <= 7; stuck++) {
                if (inFlight.getOrDefault(stuck, 0) < fair.of(inFlight)) {
                    inFlight.merge(stuck, 1, Integer::sum);
                }
            }
        }
        // Then
        assertThat(inFlight.values().stream().mapToInt(Integer::intValue).sum()).isLessThan(workers);
    }
}
