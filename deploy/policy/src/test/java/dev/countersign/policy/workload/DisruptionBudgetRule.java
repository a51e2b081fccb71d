package dev.countersign.policy.workload;

import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Selector;
import dev.countersign.policy.manifest.Violation;
import dev.countersign.policy.manifest.Workload;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node can be drained, and never takes the last replica when there is more than one. */
final class DisruptionBudgetRule implements Rule {

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.services().flatMap(workload -> check(overlay, workload)).toList();
    }

    private Stream<Violation> check(Overlay overlay, Workload workload) {
        List<Manifest> budgets = overlay.all("PodDisruptionBudget")
                .filter(budget -> Selector.at(budget.json(), "spec", "selector").selects(workload))
                .toList();
        if (budgets.size() != 1) {
            return Stream.of(Violation.of(
                    this,
                    workload.manifest(),
                    budgets.size() + " PodDisruptionBudgets select its pods",
                    "There must be exactly one: without any a drain may take all replicas, with two none"));
        }
        return checkAgainstReplicas(budgets.getFirst(), overlay.leastReplicas(workload));
    }

    private Stream<Violation> checkAgainstReplicas(Manifest budget, int replicas) {
        int evictable = evictable(budget, replicas);
        if (evictable < 1) {
            return Stream.of(Violation.of(
                    this,
                    budget,
                    "of " + replicas + " replicas none may go, so no node with one can be drained",
                    "Let one go: maxUnavailable: 1"));
        }
        if (replicas > 1 && evictable >= replicas) {
            return Stream.of(Violation.of(
                    this, budget, "all " + replicas + " replicas may go at once", "Let fewer go: maxUnavailable: 1"));
        }
        return Stream.empty();
    }

    private static int evictable(Manifest budget, int replicas) {
        String unavailable = Json.text(budget.json(), "spec", "maxUnavailable");
        if (unavailable != null) {
            return count(unavailable, replicas);
        }
        return replicas - count(Json.text(budget.json(), "spec", "minAvailable"), replicas);
    }

    /** Kubernetes rounds percentages up. */
    private static int count(@Nullable String amount, int replicas) {
        if (amount == null) {
            return replicas;
        }
        if (amount.endsWith("%")) {
            int percent = Integer.parseInt(amount.substring(0, amount.length() - 1));
            return Math.ceilDiv(percent * replicas, 100);
        }
        return Integer.parseInt(amount);
    }
}
