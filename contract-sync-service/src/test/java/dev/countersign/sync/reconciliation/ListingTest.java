package dev.countersign.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oneflow.Page;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractState;
import dev.countersign.oneflow.model.OpenValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ListingTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void all_contracts_are_listed_by_oneflow_s_own_pages() {
        Run run = run(null, 100);

        assertThat(Listing.filter(run).query()).isEmpty();
        assertThat(Listing.next(run, page(OptionalInt.of(200), NOON))).contains(new RunRows.Cursor(null, 200));
        assertThat(Listing.next(run, page(OptionalInt.empty(), NOON))).isEmpty();
    }

    @Test
    void changes_are_asked_for_from_a_time_on_and_the_next_page_begins_where_this_one_ended() {
        Run run = run(NOON, 0);

        assertThat(Listing.filter(run).query())
                .containsEntry("sort", "state_updated_time")
                .containsEntry("filter[state_updated_time]", "2026-11-24T12:00:00+00:00|");
        assertThat(Listing.next(run, page(OptionalInt.of(100), NOON, NOON.plusMillis(90_500))))
                .contains(new RunRows.Cursor(NOON.plusSeconds(90), 0));
        assertThat(Listing.next(run, page(OptionalInt.empty(), NOON.plusSeconds(90))))
                .isEmpty();
    }

    @Test
    void contracts_of_one_second_are_walked_through_by_offset() {
        assertThat(Listing.next(run(NOON, 100), page(OptionalInt.of(200), NOON.plusMillis(5), NOON.plusMillis(6))))
                .contains(new RunRows.Cursor(NOON, 200));
    }

    @Test
    void a_list_that_is_not_what_was_asked_for_is_noticed() {
        Run run = run(NOON, 0);

        assertThat(Listing.isAsAsked(run, page(OptionalInt.empty(), NOON, NOON.plusSeconds(1))))
                .isTrue();
        assertThat(Listing.isAsAsked(run, page(OptionalInt.empty(), NOON.minusSeconds(1))))
                .isFalse();
        assertThat(Listing.isAsAsked(run, page(OptionalInt.empty(), NOON.plusSeconds(1), NOON)))
                .isFalse();
        assertThat(Listing.isAsAsked(run, page(OptionalInt.empty(), (Instant) null)))
                .isFalse();
        assertThat(Listing.isAsAsked(run(null, 0), page(OptionalInt.empty(), NOON.plusSeconds(1), NOON)))
                .isTrue();
    }

    private static Run run(@Nullable Instant from, int offset) {
        UUID id = new UUID(0, 1);
        return new Run(id, 1, from == null, false, NOON, NOON, false, 10, from, offset, 0, false, 0, id);
    }

    private static Page<Contract> page(OptionalInt next, @Nullable Instant... changed) {
        List<Contract> contracts = new ArrayList<>();
        for (Instant time : changed) {
            contracts.add(new Contract(
                    contracts.size(),
                    null,
                    OpenValue.of(ContractState.SIGNED),
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    time,
                    time));
        }
        return new Page<>(contracts, 1000, next, false);
    }
}
