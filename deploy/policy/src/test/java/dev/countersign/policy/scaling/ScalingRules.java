package dev.countersign.policy.scaling;

import dev.countersign.policy.manifest.Rule;
import java.util.List;

/** The rules about the number of replicas. */
public final class ScalingRules {

    private ScalingRules() {}

    public static List<Rule> all() {
        return List.of(new ScaleTargetRule(), new PartitionsRule());
    }
}
