package dev.countersign.sync.creation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CreationWorkersTest {

    @Test
    void no_more_is_claimed_than_the_account_with_the_least_room_can_take() {
        assertThat(CreationWorkers.leastRoom(Map.of(), 4)).isEqualTo(4);
        assertThat(CreationWorkers.leastRoom(Map.of(1L, 1, 2L, 3), 4)).isEqualTo(1);
    }

    @Test
    void an_account_without_room_is_left_out_and_holds_up_no_other() {
        assertThat(CreationWorkers.leastRoom(Map.of(1L, 4, 2L, 2), 4)).isEqualTo(2);
    }
}
