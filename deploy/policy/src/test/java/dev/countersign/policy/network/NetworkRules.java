package dev.countersign.policy.network;

import dev.countersign.policy.manifest.Rule;
import java.util.List;

/** The rules about who may talk to whom. */
public final class NetworkRules {

    private NetworkRules() {}

    public static List<Rule> all() {
        return List.of(new DefaultDenyRule(), new EgressRule(), new IngressRule());
    }
}
