package dev.countersign.policy.schema;

import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import java.util.List;
import java.util.stream.Stream;

/** Kubernetes' own kinds have no field that Kubernetes does not know: it would say so at best in a warning, and ignore it. */
final class UnknownFieldsRule implements Rule {

    private static final String UNKNOWN = "is not defined in";

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.manifests().stream().flatMap(this::check).toList();
    }

    private Stream<Violation> check(Manifest manifest) {
        // What has another fault than a field too many is up to SchemaRule.
        return KubernetesModel.of(manifest)
                .flatMap(model -> model.fault(manifest))
                .filter(fault -> fault.contains(UNKNOWN))
                .map(fault ->
                        Violation.of(this, manifest, fault, "Correct the field's name, or move it to where it belongs"))
                .stream();
    }
}
