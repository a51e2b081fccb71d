package dev.countersign.policy.workload;

import com.google.gson.JsonObject;
import dev.countersign.policy.manifest.Container;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import dev.countersign.policy.manifest.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Pod Security Standard "restricted", and a root file system that can't be written. */
final class PodSecurityRule implements Rule {

    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";
    private static final String RESTRICTED = "restricted";
    private static final String REMEDY =
            "Pods must fit the Pod Security Standard restricted: take the securityContext of the others";
    /** The only kinds of volumes that the standard lets in. */
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    @Override
    public List<Violation> check(Overlay overlay) {
        return Stream.of(
                        overlay.all("Namespace").flatMap(this::checkNamespace),
                        overlay.workloads().flatMap(this::checkPod),
                        overlay.containers().flatMap(this::checkContainer))
                .flatMap(violations -> violations)
                .toList();
    }

    private Stream<Violation> checkNamespace(Manifest namespace) {
        return RESTRICTED.equals(namespace.labels().get(ENFORCE))
                ? Stream.empty()
                : Stream.of(Violation.of(
                        this,
                        namespace,
                        "the label " + ENFORCE + " is not restricted",
                        "Set it, so that the cluster refuses what this test would"));
    }

    private Stream<Violation> checkPod(Workload workload) {
        JsonObject pod = workload.podSpec();
        List<String> problems = new ArrayList<>();
        for (String field : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (Json.is("true", pod, field)) {
                problems.add(field + " is true");
            }
        }
        for (JsonObject volume : Json.objects(pod, "volumes")) {
            volume.keySet().stream()
                    .filter(kind -> !kind.equals("name") && !VOLUMES.contains(kind))
                    .forEach(kind -> problems.add("the volume " + Json.text(volume, "name") + " is a " + kind));
        }
        return problems.stream().map(problem -> Violation.of(this, workload.manifest(), problem, REMEDY));
    }

    private Stream<Violation> checkContainer(Container container) {
        JsonObject own = Json.object(container.json(), "securityContext");
        JsonObject pod = Json.object(container.workload().podSpec(), "securityContext");
        List<String> problems = new ArrayList<>();
        require(problems, "true".equals(either("runAsNonRoot", own, pod)), "runAsNonRoot is not true");
        String user = either("runAsUser", own, pod);
        require(problems, user == null || !user.equals("0"), "it runs as root (runAsUser 0)");
        require(problems, Json.is("false", own, "allowPrivilegeEscalation"), "allowPrivilegeEscalation is not false");
        require(problems, !Json.is("true", own, "privileged"), "it is privileged");
        require(problems, Json.is("true", own, "readOnlyRootFilesystem"), "readOnlyRootFilesystem is not true");
        require(problems, Json.texts(own, "capabilities", "drop").contains("ALL"), "capabilities.drop lacks ALL");
        require(problems, Json.texts(own, "capabilities", "add").isEmpty(), "it adds capabilities");
        String seccomp = Json.text(own, "seccompProfile", "type");
        String profile = seccomp == null ? Json.text(pod, "seccompProfile", "type") : seccomp;
        require(problems, "RuntimeDefault".equals(profile) || "Localhost".equals(profile), "it has no seccompProfile");
        require(
                problems,
                container.ports().stream().allMatch(port -> Json.number(0, port, "hostPort") == 0),
                "it takes a hostPort");
        return problems.stream().map(problem -> Violation.of(this, container, problem, REMEDY));
    }

    private static @Nullable String either(String field, JsonObject own, JsonObject pod) {
        String value = Json.text(own, field);
        return value == null ? Json.text(pod, field) : value;
    }

    private static void require(List<String> problems, boolean condition, String problem) {
        if (!condition) {
            problems.add(problem);
        }
    }
}
