package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.policy.manifest.Draft;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.SeededMistake;
import dev.countersign.policy.manifest.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestPolicyTest {

    private static final List<Rule> CHECKABLE =
            Rules.all().stream().filter(ManifestPolicyTest::isCheckable).toList();

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
        assumeTrue(
                CHECKABLE.stream().anyMatch(rule -> rule.getClass().equals(mistake.rule())),
                () -> mistake.rule().getSimpleName() + " can't be checked here");
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

    /** Rules that can't be checked on this machine are told once, and left out. */
    private static List<Violation> violations(Overlay overlay) {
        return CHECKABLE.stream()
                .filter(rule -> !Exemption.isExempt(overlay, rule))
                .flatMap(rule -> rule.check(overlay).stream())
                .toList();
    }

    private static boolean isCheckable(Rule rule) {
        rule.unavailable()
                .ifPresent(reason ->
                        System.out.println("SKIPPED: policy " + rule.getClass().getSimpleName() + ". " + reason));
        return rule.unavailable().isEmpty();
    }
}
