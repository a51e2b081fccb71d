package dev.countersign.policy;

import dev.countersign.policy.configuration.ConfigurationMistakes;
import dev.countersign.policy.configuration.ConfigurationRules;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.SeededMistake;
import dev.countersign.policy.network.NetworkMistakes;
import dev.countersign.policy.network.NetworkRules;
import dev.countersign.policy.reference.ReferenceMistakes;
import dev.countersign.policy.reference.ReferenceRules;
import dev.countersign.policy.scaling.ScalingMistakes;
import dev.countersign.policy.scaling.ScalingRules;
import dev.countersign.policy.schema.SchemaMistakes;
import dev.countersign.policy.schema.SchemaRules;
import dev.countersign.policy.workload.WorkloadMistakes;
import dev.countersign.policy.workload.WorkloadRules;
import java.util.List;
import java.util.stream.Stream;

/** All rules, and all mistakes that prove them. */
final class Rules {

    private Rules() {}

    static List<Rule> all() {
        return Stream.of(
                        SchemaRules.all(),
                        WorkloadRules.all(),
                        ReferenceRules.all(),
                        ConfigurationRules.all(),
                        ScalingRules.all(),
                        NetworkRules.all())
                .flatMap(List::stream)
                .toList();
    }

    static List<SeededMistake> mistakes() {
        return Stream.of(
                        SchemaMistakes.all(),
                        WorkloadMistakes.all(),
                        ReferenceMistakes.all(),
                        ConfigurationMistakes.all(),
                        ScalingMistakes.all(),
                        NetworkMistakes.all())
                .flatMap(List::stream)
                .toList();
    }
}
