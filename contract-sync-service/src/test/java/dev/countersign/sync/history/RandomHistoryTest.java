package dev.countersign.sync.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sync.history.Step.Delivery;
import dev.countersign.sync.history.Step.Phase;
import dev.countersign.sync.history.Step.Trouble;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever happens in whatever order: after quiet and one reconciliation the HRM says what Oneflow says. */
final class RandomHistoryTest {

    private static final int MOST = 12;

    @Property(tries = 1500)
    void the_hrm_converges_to_what_oneflow_says(@ForAll("histories") List<Step> steps) {
        // Given
        History history = new History();
        steps.forEach(history::happen);

        // When
        history.reconcile();

        // Then
        history.assertConverged(true);
        history.replayAll();
        history.assertConverged(false);
        int writes = history.hrm.writes;
        history.replayAll();
        assertThat(history.hrm.writes).as("writes when nothing has changed").isEqualTo(writes);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return steps().list().ofMinSize(5).ofMaxSize(60);
    }

    private static Arbitrary<Step> steps() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, edits()),
                Tuple.of(6, states()),
                Tuple.of(2, hands()),
                Tuple.of(6, numbers().map(Step.Arrive::new)),
                Tuple.of(8, syncs()));
    }

    private static Arbitrary<Integer> numbers() {
        return Arbitraries.integers().between(0, MOST);
    }

    private static Arbitrary<Step> edits() {
        Arbitrary<Tuple.Tuple2<String, String>> values = Arbitraries.of(
                Tuple.of("name", "Bo Alm"),
                Tuple.of("name", "Anna Ek"),
                Tuple.of("birth", "1990-12-31"),
                Tuple.of("birth", "31.12.1991"),
                Tuple.of("birth", "01/02/1990"),
                Tuple.of("birth", ""),
                Tuple.of("address", "Storgatan 1"),
                Tuple.of("address", "Lillgatan 2"),
                Tuple.of("address", ""),
                Tuple.of("title", "Engineer"),
                Tuple.of("title", "Director"),
                Tuple.of("phone", "1"),
                Tuple.of("department", "Sales"),
                Tuple.of("department", "Legal"));
        return Combinators.combine(numbers(), values, Arbitraries.of(Delivery.class))
                .as((contract, value, delivery) -> new Step.Edit(contract, value.get1(), value.get2(), delivery));
    }

    private static Arbitrary<Step> states() {
        Arbitrary<Phase> phases = Arbitraries.frequency(
                Tuple.of(5, Phase.PENDING),
                Tuple.of(5, Phase.SIGNED),
                Tuple.of(1, Phase.DECLINED),
                Tuple.of(2, Phase.ENDED),
                Tuple.of(1, Phase.DELETED));
        return Combinators.combine(numbers(), phases, Arbitraries.of(Delivery.class))
                .as(Step.Become::new);
    }

    private static Arbitrary<Step> hands() {
        Arbitrary<String> attributes = Arbitraries.of("address", "title", "phone", "department", "contractStatus");
        Arbitrary<String> values = Arbitraries.of(HistoryHrm.BY_HAND + "1", HistoryHrm.BY_HAND + "2", "");
        return Combinators.combine(numbers(), attributes, values).as(Step.ByHand::new);
    }

    private static Arbitrary<Step> syncs() {
        Arbitrary<Trouble> troubles = Arbitraries.frequency(
                Tuple.of(6, Trouble.NONE),
                Tuple.of(1, Trouble.RATE_LIMIT),
                Tuple.of(1, Trouble.STALE_READ),
                Tuple.of(1, Trouble.KILLED_BEFORE_WRITE),
                Tuple.of(2, Trouble.KILLED_AFTER_WRITE),
                Tuple.of(1, Trouble.KILLED_BEFORE_RECORD));
        return Combinators.combine(numbers(), troubles).as(Step.Sync::new);
    }
}
