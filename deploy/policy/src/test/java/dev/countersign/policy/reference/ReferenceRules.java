package dev.countersign.policy.reference;

import dev.countersign.policy.manifest.Rule;
import java.util.List;

/** The rules about names in other documents. */
public final class ReferenceRules {

    private ReferenceRules() {}

    public static List<Rule> all() {
        return List.of(
                new SelectorRule(),
                new PortRule(),
                new ConfigMapRule(),
                new SecretRule(),
                new ServiceAccountRule(),
                new VolumeRule(),
                new VariableRule());
    }
}
