package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.policy.manifest.Draft;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.SeededMistake;
import dev.countersign.policy.manifest.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestPolicyTest {

    @Test
    void every_overlay_keeps_every_rule() {
        // Given
        List<Overlay> overlays = Overlays.all();
        assertThat(overlays)
                .as("overlays")
                .isNotEmpty()
                .noneMatch(overlay -> overlay.manifests().isEmpty());

        // When
        List<String> violations = overlays.stream()
                .flatMap(overlay ->
                        violations(overlay).stream().map(violation -> "overlay " + overlay.name() + ", " + violation))
                .toList();

        // Then
        assertThat(violations).as("violations").isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.countersign.policy.Rules#mistakes")
    void a_seeded_mistake_is_told_by_its_rule_alone(SeededMistake mistake) {
        // Given
        Draft draft = new Draft(Overlays.production());
        mistake.seed().accept(draft);

        // When
        List<Violation> violations = violations(draft.overlay());

        // Then
        assertThat(violations)
                .as("what is told of: " + mistake)
                .isNotEmpty()
                .allMatch(violation -> violation.rule().equals(mistake.rule()))
                .anyMatch(violation -> violation.toString().contains(mistake.told()));
    }

    private static List<Violation> violations(Overlay overlay) {
        return Rules.all().stream()
                .flatMap(rule -> rule.check(overlay).stream())
                .toList();
    }
}
