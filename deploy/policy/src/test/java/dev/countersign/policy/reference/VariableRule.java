package dev.countersign.policy.reference;

import dev.countersign.policy.manifest.Container;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every variable in an argument is in the container's environment: otherwise the program gets the text {@code $(NAME)}. */
final class VariableRule implements Rule {

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.containers()
                .flatMap(container -> check(overlay, container))
                .toList();
    }

    private Stream<Violation> check(Overlay overlay, Container container) {
        Set<String> environment = overlay.environmentOf(container).keySet();
        return Variables.in(container).stream()
                .filter(variable -> !environment.contains(variable))
                .map(variable -> Violation.of(
                        this,
                        container,
                        "an argument takes $(" + variable + "), which is not in its environment",
                        "Add the ConfigMap that has it to envFrom, or correct the name"));
    }
}
