package dev.countersign.policy.reference;

import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Every Secret and every key in one that is asked for is made by something: a file, the vault, or Strimzi. */
final class SecretRule implements Rule {

    /** What Strimzi puts into a user's Secret, by how the user proves who it is. */
    private static final Map<String, Set<String>> STRIMZI = Map.of(
            "scram-sha-512", Set.of("password", "sasl.jaas.config"),
            "tls", Set.of("ca.crt", "user.crt", "user.key", "user.p12", "user.password"));

    @Override
    public List<Violation> check(Overlay overlay) {
        Map<String, Set<String>> made = made(overlay);
        return KeyReferences.toSecrets(overlay)
                .filter(reference -> !reference.optional() && !isMade(made, reference))
                .map(
                        reference -> Violation.of(
                                this,
                                reference.from(),
                                "it asks for " + reference + ", which nothing in this overlay makes",
                                "Correct the name, or add it to the ExternalSecrets, the KafkaUsers or secrets/kustomization.yaml"))
                .toList();
    }

    private static boolean isMade(Map<String, Set<String>> made, KeyReferences.Reference reference) {
        Set<String> keys = made.get(reference.name());
        return keys != null && (reference.key() == null || keys.contains(reference.key()));
    }

    private static Map<String, Set<String>> made(Overlay overlay) {
        Map<String, Set<String>> made = new HashMap<>(overlay.secrets());
        overlay.all("ExternalSecret").forEach(external -> made.put(target(external), keys(external)));
        overlay.all("KafkaUser")
                .forEach(user -> made.put(
                        user.name(),
                        STRIMZI.getOrDefault(
                                String.valueOf(Json.text(user.json(), "spec", "authentication", "type")), Set.of())));
        return made;
    }

    private static String target(Manifest external) {
        return Objects.requireNonNullElse(Json.text(external.json(), "spec", "target", "name"), external.name());
    }

    private static Set<String> keys(Manifest external) {
        Set<String> keys = new HashSet<>(
                Json.map(external.json(), "spec", "target", "template", "data").keySet());
        Json.objects(external.json(), "spec", "data")
                .forEach(entry -> keys.add(String.valueOf(Json.text(entry, "secretKey"))));
        return keys;
    }
}
