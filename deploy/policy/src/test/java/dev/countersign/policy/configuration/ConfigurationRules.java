package dev.countersign.policy.configuration;

import dev.countersign.policy.manifest.Rule;
import java.util.List;

/** The rules about what the services are told. */
public final class ConfigurationRules {

    private ConfigurationRules() {}

    public static List<Rule> all() {
        return List.of(new PropertyNameRule(), new PlainSecretRule());
    }
}
