package dev.countersign.policy;

import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.SeededMistake;
import dev.countersign.policy.workload.WorkloadMistakes;
import dev.countersign.policy.workload.WorkloadRules;
import java.util.List;
import java.util.stream.Stream;

/** All rules, and all mistakes that prove them. */
final class Rules {

    private Rules() {}

    static List<Rule> all() {
        return Stream.of(WorkloadRules.all()).flatMap(List::stream).toList();
    }

    static List<SeededMistake> mistakes() {
        return Stream.of(WorkloadMistakes.all()).flatMap(List::stream).toList();
    }
}
