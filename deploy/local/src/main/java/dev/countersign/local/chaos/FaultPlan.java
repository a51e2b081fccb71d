package dev.countersign.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Which faults come, and with how much peace between them: the same ones for the same seed. Not for several threads. */
final class FaultPlan {

    private static final int SHORTEST_PEACE_MS = 500;
    private static final int LONGEST_PEACE_MS = 1_500;
    /** In rounds there is more to be sent between faults, and some faults come on top of what is still warming up. */
    private static final int LONGEST_PEACE_IN_ROUNDS_MS = 8_000;

    private final Random random;
    private final List<Scenario> scenarios;
    private final boolean shuffled;
    private final List<Scenario> round = new ArrayList<>();

    private FaultPlan(long seed, List<Scenario> scenarios, boolean shuffled) {
        this.random = new Random(seed);
        this.scenarios = List.copyOf(scenarios);
        this.shuffled = shuffled;
    }

    /** Rounds of every scenario of these kinds, in another order each. */
    static FaultPlan rounds(long seed, Set<FaultKind> kinds) {
        List<Scenario> scenarios = Arrays.stream(Scenario.values())
                .filter(scenario -> kinds.contains(scenario.kind()))
                .toList();
        return new FaultPlan(seed, scenarios, true);
    }

    /** What must happen at the very least: a broker and an ingress are killed, a network is cut. */
    static FaultPlan shortest(long seed) {
        return new FaultPlan(
                seed, List.of(Scenario.KILL_BROKER, Scenario.KILL_INGRESS, Scenario.SILENCE_INGRESS), false);
    }

    /** How many faults a round has. */
    int size() {
        return scenarios.size();
    }

    /** Whether it is over after one round. */
    boolean isForOnce() {
        return !shuffled;
    }

    Fault next() {
        if (round.isEmpty()) {
            round.addAll(scenarios);
            if (shuffled) {
                Collections.shuffle(round, random);
            }
        }
        return round.removeFirst().pick(random);
    }

    Duration peace() {
        return Duration.ofMillis(
                random.nextInt(SHORTEST_PEACE_MS, shuffled ? LONGEST_PEACE_IN_ROUNDS_MS : LONGEST_PEACE_MS));
    }
}
