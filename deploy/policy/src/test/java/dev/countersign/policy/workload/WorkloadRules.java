package dev.countersign.policy.workload;

import dev.countersign.policy.manifest.Rule;
import java.util.List;

/** The rules about pods. */
public final class WorkloadRules {

    private WorkloadRules() {}

    public static List<Rule> all() {
        return List.of(
                new ImageRule(),
                new PodSecurityRule(),
                new ResourcesRule(),
                new ProbesRule(),
                new DisruptionBudgetRule(),
                new TopologySpreadRule(),
                new RollingUpdateRule(),
                new ServiceAccountTokenRule(),
                new TerminationRule());
    }
}
