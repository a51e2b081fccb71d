package dev.countersign.policy.workload;

import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import dev.countersign.policy.manifest.Workload;
import java.util.List;
import java.util.stream.Stream;

/** Nothing here asks Kubernetes for anything, so no pod gets a token for it, and none shares the default account. */
final class ServiceAccountTokenRule implements Rule {

    private static final String FIELD = "automountServiceAccountToken";

    @Override
    public List<Violation> check(Overlay overlay) {
        Stream<Violation> accounts = overlay.all("ServiceAccount")
                .filter(account -> !Json.is("false", account.json(), FIELD))
                .map(account ->
                        Violation.of(this, account, "its token is mounted into pods", "Set " + FIELD + ": false"));
        return Stream.concat(accounts, overlay.workloads().flatMap(this::check)).toList();
    }

    private Stream<Violation> check(Workload workload) {
        Stream<Violation> token = Json.is("false", workload.podSpec(), FIELD)
                ? Stream.empty()
                : Stream.of(Violation.of(
                        this,
                        workload.manifest(),
                        "its pods get a token for Kubernetes",
                        "Set " + FIELD + ": false in the template"));
        String account = Json.text(workload.podSpec(), "serviceAccountName");
        Stream<Violation> shared = account != null && !account.equals("default")
                ? Stream.empty()
                : Stream.of(Violation.of(
                        this,
                        workload.manifest(),
                        "its pods run with the namespace's default account",
                        "Give it a ServiceAccount of its own"));
        return Stream.concat(token, shared);
    }
}
