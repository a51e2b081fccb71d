package dev.countersign.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FaultPlanTest {

    @Test
    void the_same_seed_gives_the_same_faults() {
        // When
        List<Fault> once = rounds(5);
        List<Fault> again = rounds(5);
        List<Fault> others = rounds(6);

        // Then
        assertThat(once).isEqualTo(again).isNotEqualTo(others);
    }

    @Test
    void a_round_has_every_scenario_of_the_kinds_once() {
        // Given
        FaultPlan plan = FaultPlan.rounds(5, EnumSet.of(FaultKind.CUT, FaultKind.PAUSE));

        // When
        List<Scenario> round = Stream.generate(plan::next)
                .limit(plan.size())
                .map(Fault::scenario)
                .toList();

        // Then
        assertThat(round)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(5)
                .allMatch(scenario -> scenario.kind() == FaultKind.CUT || scenario.kind() == FaultKind.PAUSE);
    }

    @Test
    void the_shortest_form_kills_a_broker_and_an_ingress_and_cuts_a_network() {
        // Given
        FaultPlan plan = FaultPlan.shortest(5);

        // When
        Stream<Scenario> scenarios =
                Stream.generate(plan::next).limit(plan.size()).map(Fault::scenario);

        // Then
        assertThat(scenarios).containsExactly(Scenario.KILL_BROKER, Scenario.KILL_INGRESS, Scenario.SILENCE_INGRESS);
    }

    private static List<Fault> rounds(long seed) {
        FaultPlan plan = FaultPlan.rounds(seed, EnumSet.allOf(FaultKind.class));
        return Stream.generate(plan::next).limit(3L * plan.size()).toList();
    }
}
