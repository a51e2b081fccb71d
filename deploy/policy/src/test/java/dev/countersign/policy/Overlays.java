package dev.countersign.policy;

import dev.countersign.policy.manifest.Kustomize;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.tool.Folders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The project's overlays, rendered once for all tests. */
final class Overlays {

    private static @Nullable List<Overlay> rendered;

    private Overlays() {}

    /** Skips the running test where there is no kubectl. */
    static synchronized List<Overlay> all() {
        if (rendered == null) {
            Kustomize.require("policies of the Kubernetes manifests");
            rendered = new ArrayList<>();
            for (var folder : Kustomize.overlays(Folders.KUBERNETES.resolve("overlays"))) {
                rendered.add(Kustomize.render(folder));
            }
        }
        return rendered;
    }

    static Overlay production() {
        return all().stream()
                .filter(overlay -> overlay.name().equals("production"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("deploy/kubernetes/overlays/production is gone"));
    }
}
