package dev.countersign.policy.workload;

import dev.countersign.policy.manifest.Container;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import java.util.List;

/** What runs is said exactly: otherwise a restart is an upgrade that nobody decided on. */
final class ImageRule implements Rule {

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.containers()
                .filter(container -> !isExact(container))
                .map(container -> Violation.of(
                        this,
                        container,
                        "the image " + container.image() + " says no exact version",
                        "Give it a tag other than latest, or a digest, in the images of a kustomization"))
                .toList();
    }

    private static boolean isExact(Container container) {
        String image = container.image();
        if (image.contains("@sha256:")) {
            return true;
        }
        String last = image.substring(image.lastIndexOf('/') + 1);
        return last.contains(":") && !last.endsWith(":latest") && !last.endsWith(":");
    }
}
