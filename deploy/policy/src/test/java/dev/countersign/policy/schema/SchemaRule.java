package dev.countersign.policy.schema;

import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import java.util.List;
import java.util.Optional;

/**
 * Every document fits its kind's published schema: right types, nothing missing; of the operators' kinds also no unknown
 * field. A kind that nobody knows is a violation, too. Strimzi's kinds are left to {@link StrimziRule}.
 */
final class SchemaRule implements Rule {

    private static final String STRIMZI = "kafka.strimzi.io/";

    @Override
    public Optional<String> unavailable() {
        return SchemaProcess.unavailable();
    }

    @Override
    public List<Violation> check(Overlay overlay) {
        List<Manifest> judged = overlay.manifests().stream()
                .filter(manifest -> !manifest.apiVersion().startsWith(STRIMZI))
                .toList();
        if (judged.isEmpty()) {
            throw new IllegalStateException("There is no document to check in the overlay " + overlay.name());
        }
        return SchemaProcess.get().check(judged).stream()
                .map(finding -> Violation.of(
                        this,
                        judged.get(finding.document()),
                        finding.problem(),
                        "Correct it as the API reference of this kind says"))
                .toList();
    }
}
