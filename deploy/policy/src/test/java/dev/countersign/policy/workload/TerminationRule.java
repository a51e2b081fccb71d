package dev.countersign.policy.workload;

import dev.countersign.policy.manifest.Container;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import dev.countersign.policy.service.ServiceJar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A pod that goes is first taken off the load balancers' lists, then finishes its work, and only then may be killed. */
final class TerminationRule implements Rule {

    private static final int DEFAULT_GRACE = 30;
    private static final Pattern SECONDS = Pattern.compile("(\\d+)s");

    @Override
    public Optional<String> unavailable() {
        return ServiceJar.unavailable();
    }

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.services()
                .flatMap(workload -> workload.containers().stream())
                .flatMap(container -> check(overlay, container))
                .toList();
    }

    private Stream<Violation> check(Overlay overlay, Container container) {
        int preStop = Json.number(0, container.json(), "lifecycle", "preStop", "sleep", "seconds");
        if (preStop < 1 && !container.ports().isEmpty()) {
            return Stream.of(Violation.of(
                    this,
                    container,
                    "it stops taking requests while load balancers still send them",
                    "Add lifecycle.preStop.sleep, longer than the end points take to spread"));
        }
        int drain = drainSeconds(overlay, container);
        int grace = Json.number(DEFAULT_GRACE, container.workload().podSpec(), "terminationGracePeriodSeconds");
        if (grace <= preStop + drain) {
            return Stream.of(Violation.of(
                    this,
                    container,
                    "it is killed after " + grace + " s, but may need " + preStop + " s of preStop and " + drain
                            + " s for what is at work",
                    "Raise terminationGracePeriodSeconds above their sum"));
        }
        return Stream.empty();
    }

    /** The longest stops of all parts, or the configured longest one of a phase where that is more. */
    private static int drainSeconds(Overlay overlay, Container container) {
        String override = overlay.environmentOf(container).get("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE");
        int phase = Optional.ofNullable(override)
                .or(() -> ServiceJar.of(container.program())
                        .map(jar -> Json.text(jar.settings(), "spring", "lifecycle", "timeout-per-shutdown-phase")))
                .map(TerminationRule::seconds)
                .orElse(0);
        return Math.max(phase, LongestStops.seconds(container.program()));
    }

    private static int seconds(String duration) {
        Matcher matcher = SECONDS.matcher(duration);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "timeout-per-shutdown-phase is " + duration + ": write it in seconds, such as 30s");
        }
        return Integer.parseInt(matcher.group(1));
    }
}
