package dev.countersign.policy.reference;

import dev.countersign.policy.manifest.SeededMistake;
import java.util.List;

/** What the rules about names in other documents must find. */
public final class ReferenceMistakes {

    private static final String INGRESS = "webhook-ingress";
    private static final String SETUP = "setup-service";
    private static final String SYNC = "contract-sync-service";
    private static final String POD = "spec/template/spec/";
    private static final String CONTAINER = "spec/template/spec/containers/0/";

    private ReferenceMistakes() {}

    public static List<SeededMistake> all() {
        return List.of(
                new SeededMistake(
                        SelectorRule.class,
                        "a Service without pods",
                        draft -> draft.set("ingress", "Service", INGRESS, "spec/selector/app.kubernetes.io~1name"),
                        "Service/webhook-ingress: its selector selects the pods of []"),
                new SeededMistake(
                        SelectorRule.class,
                        "a Deployment that takes others' pods",
                        draft -> draft.setJson(
                                "{'app.kubernetes.io/part-of': 'countersign'}",
                                "Deployment",
                                INGRESS,
                                "spec/selector/matchLabels"),
                        "Deployment/webhook-ingress: its selector selects the pods of"),
                new SeededMistake(
                        SelectorRule.class,
                        "a policy for nobody",
                        draft -> draft.addDocument("""
                                {apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: {name: 'relay'}, spec: {
                                  podSelector: {matchLabels: {app: 'relay'}}, policyTypes: ['Ingress'], ingress: []}}
                                """),
                        "NetworkPolicy/relay: it selects no pod"),
                new SeededMistake(
                        PortRule.class,
                        "a port by another name",
                        draft -> draft.set("web", "Service", SETUP, "spec/ports/0/targetPort"),
                        "Service/setup-service: it sends to port web of Deployment/setup-service, which has none of that name or number"),
                new SeededMistake(
                        PortRule.class,
                        "a probe at nothing",
                        draft -> draft.set("admin", "Deployment", INGRESS, CONTAINER + "livenessProbe/httpGet/port"),
                        "the livenessProbe asks at port admin, which it has not"),
                new SeededMistake(
                        PortRule.class,
                        "an Ingress to nothing",
                        draft -> draft.set(
                                "webhooks", "Ingress", "webhooks", "spec/rules/0/http/paths/0/backend/service/name"),
                        "Ingress/webhooks: it sends to port http of the Service webhooks, which is not there"),
                new SeededMistake(
                        PortRule.class,
                        "metrics at another port",
                        draft -> draft.set("metrics", "PodMonitor", "countersign", "spec/podMetricsEndpoints/0/port"),
                        "PodMonitor/countersign: it reads metrics at port metrics of"),
                new SeededMistake(
                        ConfigMapRule.class,
                        "a ConfigMap without its hash",
                        draft -> draft.set(
                                "webhook-ingress", "Deployment", INGRESS, CONTAINER + "envFrom/1/configMapRef/name"),
                        "it asks for the ConfigMap webhook-ingress, which is not there"),
                new SeededMistake(
                        ConfigMapRule.class,
                        "a key that is not in it",
                        draft -> draft.set(
                                "user", "TriggerAuthentication", "lag-reader", "spec/configMapTargetRef/0/key"),
                        "TriggerAuthentication/lag-reader: it asks for the key user of the ConfigMap lag-reader, which is not there"),
                new SeededMistake(
                        SecretRule.class,
                        "a Secret that nothing makes",
                        draft -> draft.set(
                                "endpoint-keys",
                                "Deployment",
                                INGRESS,
                                POD + "volumes/1/projected/sources/0/secret/name"),
                        "Deployment/webhook-ingress: it asks for the key keyset.json of the Secret endpoint-keys, which nothing in this overlay makes"),
                new SeededMistake(
                        SecretRule.class,
                        "a key that the vault does not fill",
                        draft -> draft.set("user", "ExternalSecret", "setup-service-database", "spec/data/0/secretKey"),
                        "it asks for the key username of the Secret setup-service-database, which nothing in this overlay makes"),
                new SeededMistake(
                        SecretRule.class,
                        "a key that Strimzi does not write",
                        draft -> draft.set("tls", "KafkaUser", SYNC, "spec/authentication/type"),
                        "it asks for the key sasl.jaas.config of the Secret contract-sync-service, which nothing in this overlay makes"),
                new SeededMistake(
                        ServiceAccountRule.class,
                        "an account that is not there",
                        draft -> draft.removeDocument("ServiceAccount", INGRESS),
                        "Deployment/webhook-ingress: its pods run with the ServiceAccount webhook-ingress, which is not there"),
                new SeededMistake(
                        VolumeRule.class,
                        "a volume that is not there",
                        draft -> draft.set("temp", "Deployment", INGRESS, POD + "volumes/0/name"),
                        "container webhook-ingress: it mounts the volume tmp, which is not there"),
                new SeededMistake(
                        VolumeRule.class,
                        "a file that nothing brings",
                        draft -> draft.set(
                                "keysets/other.json",
                                "Deployment",
                                INGRESS,
                                POD + "volumes/1/projected/sources/0/secret/items/0/path"),
                        "COUNTERSIGN_SECRETS_ENDPOINT_KEYSET names the file /etc/countersign/secrets/keysets/endpoint.json, which no volume brings"),
                new SeededMistake(
                        VariableRule.class,
                        "a variable that is not there",
                        draft -> draft.set("--schema-registry=$(REGISTRY)", "Job", "contract", CONTAINER + "args/2"),
                        "container await-contract: an argument takes $(REGISTRY), which is not in its environment"),
                new SeededMistake(
                        VolumeRule.class,
                        "an argument with a folder that nothing brings",
                        draft -> draft.set(
                                "--kafka-properties=/etc/countersign/secrets/kafka",
                                "Job",
                                "contract",
                                CONTAINER + "args/3"),
                        "an argument names the file /etc/countersign/secrets/kafka, which no volume brings"));
    }
}
