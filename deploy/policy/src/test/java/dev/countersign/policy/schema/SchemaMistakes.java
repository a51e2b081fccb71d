package dev.countersign.policy.schema;

import dev.countersign.policy.manifest.SeededMistake;
import java.util.List;

/** What the rules about the shape of documents must find. */
public final class SchemaMistakes {

    private static final String INGRESS = "webhook-ingress";
    private static final String SYNC = "contract-sync-service";
    private static final String EVENTS = "countersign.contract-events";

    private SchemaMistakes() {}

    public static List<SeededMistake> all() {
        return List.of(
                new SeededMistake(
                        UnknownFieldsRule.class,
                        "a field of the container in the pod",
                        draft -> draft.set(true, "Deployment", INGRESS, "spec/template/spec/readOnlyRootFilesystem"),
                        "Deployment/webhook-ingress: The field `readOnlyRootFilesystem` in the JSON string is not defined in the `V1PodSpec`"),
                new SeededMistake(
                        UnknownFieldsRule.class,
                        "a misspelt field of a policy",
                        draft -> draft.setJson("[]", "NetworkPolicy", "default-deny", "spec/policyType"),
                        "NetworkPolicy/default-deny: The field `policyType`"),
                new SeededMistake(
                        SchemaRule.class,
                        "a text for a number",
                        draft -> draft.set("ten", "Deployment", INGRESS, "spec/minReadySeconds"),
                        "Deployment/webhook-ingress: /spec/minReadySeconds must be integer"),
                new SeededMistake(
                        SchemaRule.class,
                        "a required field is missing",
                        draft -> draft.remove("HorizontalPodAutoscaler", INGRESS, "spec/maxReplicas"),
                        "HorizontalPodAutoscaler/webhook-ingress: /spec must have required property maxReplicas"),
                new SeededMistake(
                        SchemaRule.class,
                        "a field that KEDA does not know",
                        draft -> draft.set(30, "ScaledObject", SYNC, "spec/coolDownPeriod"),
                        "ScaledObject/contract-sync-service: /spec/coolDownPeriod is no field of ScaledObject"),
                new SeededMistake(
                        SchemaRule.class,
                        "a kind that nobody knows",
                        draft -> draft.addDocument(
                                "{apiVersion: 'apps/v1', kind: 'Deploiment', metadata: {name: 'x', namespace: 'countersign'}}"),
                        "Deploiment/x: there is no schema for Deploiment of apps/v1"),
                new SeededMistake(
                        StrimziRule.class,
                        "a misspelt field of a topic",
                        draft -> draft.set(12, "KafkaTopic", EVENTS, "spec/partition"),
                        "KafkaTopic/countersign.contract-events: Strimzi knows no field partition here"),
                new SeededMistake(
                        StrimziRule.class,
                        "a text for a number",
                        draft -> draft.set("three", "KafkaTopic", EVENTS, "spec/replicas"),
                        "KafkaTopic/countersign.contract-events: Cannot deserialize value of type `java.lang.Integer`"),
                new SeededMistake(
                        StrimziRule.class,
                        "an unknown field deep in a user's rights",
                        draft -> draft.set(
                                "literal", "KafkaUser", SYNC, "spec/authorization/acls/0/resource/paternType"),
                        "KafkaUser/contract-sync-service: Strimzi knows no field paternType here"));
    }
}
