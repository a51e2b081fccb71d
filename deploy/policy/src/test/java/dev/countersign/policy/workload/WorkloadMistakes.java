package dev.countersign.policy.workload;

import dev.countersign.policy.manifest.SeededMistake;
import java.util.List;

/** What the rules about pods must find. */
public final class WorkloadMistakes {

    private static final String INGRESS = "webhook-ingress";
    private static final String SETUP = "setup-service";
    private static final String SYNC = "contract-sync-service";
    private static final String POD = "spec/template/spec/";
    private static final String CONTAINER = "spec/template/spec/containers/0/";

    private WorkloadMistakes() {}

    public static List<SeededMistake> all() {
        return List.of(
                new SeededMistake(
                        ImageRule.class,
                        "the newest image",
                        draft -> draft.set(
                                "countersign/webhook-ingress:latest", "Deployment", INGRESS, CONTAINER + "image"),
                        "Deployment/webhook-ingress: container webhook-ingress: the image countersign/webhook-ingress:latest says no exact version"),
                new SeededMistake(
                        ImageRule.class,
                        "an image without a tag",
                        draft -> draft.set(
                                "registry.example.com:5000/countersign/setup-service",
                                "Deployment",
                                SETUP,
                                POD + "initContainers/0/image"),
                        "init container await-migrations: the image registry.example.com:5000/countersign/setup-service says no exact version"),
                new SeededMistake(
                        PodSecurityRule.class,
                        "a file system that can be written",
                        draft -> draft.set(
                                false, "Deployment", INGRESS, CONTAINER + "securityContext/readOnlyRootFilesystem"),
                        "container webhook-ingress: readOnlyRootFilesystem is not true"),
                new SeededMistake(
                        PodSecurityRule.class,
                        "root",
                        draft -> draft.set(0, "Deployment", SYNC, POD + "securityContext/runAsUser"),
                        "it runs as root (runAsUser 0)"),
                new SeededMistake(
                        PodSecurityRule.class,
                        "capabilities are kept",
                        draft -> draft.remove("Deployment", INGRESS, CONTAINER + "securityContext/capabilities"),
                        "capabilities.drop lacks ALL"),
                new SeededMistake(
                        PodSecurityRule.class,
                        "no seccomp profile in a job",
                        draft -> draft.remove("Job", "setup-migrations", POD + "securityContext/seccompProfile"),
                        "container migrate: it has no seccompProfile"),
                new SeededMistake(
                        PodSecurityRule.class,
                        "a folder of the node",
                        draft -> draft.append(
                                "{name: 'node', hostPath: {path: '/var'}}", "Deployment", INGRESS, POD + "volumes"),
                        "the volume node is a hostPath"),
                new SeededMistake(
                        PodSecurityRule.class,
                        "a namespace that lets everything in",
                        draft -> draft.set(
                                "baseline",
                                "Namespace",
                                "countersign",
                                "metadata/labels/pod-security.kubernetes.io~1enforce"),
                        "Namespace/countersign: the label pod-security.kubernetes.io/enforce is not restricted"),
                new SeededMistake(
                        ResourcesRule.class,
                        "no limit of memory",
                        draft -> draft.remove("Deployment", INGRESS, CONTAINER + "resources/limits/memory"),
                        "container webhook-ingress: resources.limits.memory is missing"),
                new SeededMistake(
                        ResourcesRule.class,
                        "memory that is promised twice",
                        draft -> draft.set("2Gi", "Deployment", SYNC, CONTAINER + "resources/limits/memory"),
                        "and may take 2Gi"),
                new SeededMistake(
                        ProbesRule.class,
                        "no probe for readiness",
                        draft -> draft.remove("Deployment", INGRESS, CONTAINER + "readinessProbe"),
                        "container webhook-ingress: it has no readinessProbe"),
                new SeededMistake(
                        ProbesRule.class,
                        "restarted for what is not its fault",
                        draft -> draft.set(
                                "/actuator/health/readiness",
                                "Deployment",
                                INGRESS,
                                CONTAINER + "livenessProbe/httpGet/path"),
                        "the livenessProbe asks for /actuator/health/readiness"),
                new SeededMistake(
                        ProbesRule.class,
                        "no time to start",
                        draft -> draft.set(3, "Deployment", INGRESS, CONTAINER + "startupProbe/failureThreshold"),
                        "it is killed when it has not started after 6 s"),
                new SeededMistake(
                        DisruptionBudgetRule.class,
                        "a node that can never be drained",
                        draft -> draft.set(0, "PodDisruptionBudget", SETUP, "spec/maxUnavailable"),
                        "PodDisruptionBudget/setup-service: of 2 replicas none may go"),
                new SeededMistake(
                        DisruptionBudgetRule.class,
                        "all replicas at once",
                        draft -> draft.set("100%", "PodDisruptionBudget", SYNC, "spec/maxUnavailable"),
                        "PodDisruptionBudget/contract-sync-service: all 2 replicas may go at once"),
                new SeededMistake(
                        DisruptionBudgetRule.class,
                        "no budget",
                        draft -> draft.removeDocument("PodDisruptionBudget", INGRESS),
                        "Deployment/webhook-ingress: 0 PodDisruptionBudgets select its pods"),
                new SeededMistake(
                        TopologySpreadRule.class,
                        "all in one zone",
                        draft -> draft.remove("Deployment", INGRESS, POD + "topologySpreadConstraints/0"),
                        "its pods are not spread over topology.kubernetes.io/zone"),
                new SeededMistake(
                        TopologySpreadRule.class,
                        "others are counted",
                        draft -> draft.set(
                                SETUP,
                                "Deployment",
                                INGRESS,
                                POD + "topologySpreadConstraints/1/labelSelector/matchLabels/app.kubernetes.io~1name"),
                        "the spread over kubernetes.io/hostname counts other pods than its own"),
                new SeededMistake(
                        RollingUpdateRule.class,
                        "a replica less while updating",
                        draft -> draft.set("25%", "Deployment", INGRESS, "spec/strategy/rollingUpdate/maxUnavailable"),
                        "maxUnavailable of the rolling update is 25%"),
                new SeededMistake(
                        RollingUpdateRule.class,
                        "stop, then start",
                        draft -> draft.setJson("{type: Recreate}", "Deployment", SYNC, "spec/strategy"),
                        "Deployment/contract-sync-service: all pods go before new ones come (Recreate)"),
                new SeededMistake(
                        ServiceAccountTokenRule.class,
                        "a token nobody needs",
                        draft -> draft.remove("Deployment", INGRESS, POD + "automountServiceAccountToken"),
                        "Deployment/webhook-ingress: its pods get a token for Kubernetes"),
                new SeededMistake(
                        ServiceAccountTokenRule.class,
                        "the account of everybody",
                        draft -> draft.remove("Job", "contract", POD + "serviceAccountName"),
                        "its pods run with the namespace's default account"),
                new SeededMistake(
                        TerminationRule.class,
                        "a phase of the shutdown that may take longer",
                        draft -> draft.set(
                                "120s", "ConfigMap", SETUP, "data/SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE"),
                        "Deployment/setup-service: container setup-service: it is killed after 120 s, but may need 10 s of preStop and 120 s"),
                new SeededMistake(
                        TerminationRule.class,
                        "killed while at work",
                        draft -> draft.set(30, "Deployment", INGRESS, POD + "terminationGracePeriodSeconds"),
                        "it is killed after 30 s, but may need 10 s of preStop and 37 s for what is at work"),
                new SeededMistake(
                        TerminationRule.class,
                        "gone while load balancers still send",
                        draft -> draft.remove("Deployment", SETUP, CONTAINER + "lifecycle"),
                        "container setup-service: it stops taking requests while load balancers still send them"));
    }
}
