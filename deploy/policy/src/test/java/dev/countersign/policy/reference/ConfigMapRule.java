package dev.countersign.policy.reference;

import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import java.util.List;

/** Every ConfigMap and every key in one that is asked for is there. */
final class ConfigMapRule implements Rule {

    @Override
    public List<Violation> check(Overlay overlay) {
        return KeyReferences.toConfigMaps(overlay)
                .filter(reference -> !reference.optional() && !isThere(overlay, reference))
                .map(reference -> Violation.of(
                        this,
                        reference.from(),
                        "it asks for " + reference + ", which is not there",
                        "Correct the name, or add it to a configMapGenerator"))
                .toList();
    }

    private static boolean isThere(Overlay overlay, KeyReferences.Reference reference) {
        return overlay.find("ConfigMap", reference.name())
                .map(map ->
                        reference.key() == null || Json.map(map.json(), "data").containsKey(reference.key()))
                .orElse(false);
    }
}
