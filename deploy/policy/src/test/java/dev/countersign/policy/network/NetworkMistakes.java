package dev.countersign.policy.network;

import dev.countersign.policy.manifest.SeededMistake;
import java.util.List;

/** What the rules about who may talk to whom must find. */
public final class NetworkMistakes {

    private NetworkMistakes() {}

    public static List<SeededMistake> all() {
        return List.of(
                new SeededMistake(
                        DefaultDenyRule.class,
                        "nothing is denied",
                        draft -> draft.removeDocument("NetworkPolicy", "default-deny"),
                        "Namespace/countersign: no NetworkPolicy denies everything in it"),
                new SeededMistake(
                        DefaultDenyRule.class,
                        "only what comes in is denied",
                        draft -> draft.setJson("[Ingress]", "NetworkPolicy", "default-deny", "spec/policyTypes"),
                        "Namespace/countersign: no NetworkPolicy denies everything in it"),
                new SeededMistake(
                        DefaultDenyRule.class,
                        "a policy for every port",
                        draft -> draft.remove("NetworkPolicy", "internet", "spec/egress/0/ports"),
                        "NetworkPolicy/internet: its egress names no ports, which means all"),
                new SeededMistake(
                        EgressRule.class,
                        "no way to Kafka",
                        draft -> draft.removeDocument("NetworkPolicy", "kafka"),
                        "Deployment/webhook-ingress: no policy lets its pods ask kafka-kafka-bootstrap.kafka:9093 of SPRING_KAFKA_BOOTSTRAP_SERVERS"),
                new SeededMistake(
                        EgressRule.class,
                        "Kafka at another port",
                        draft -> draft.set(9092, "NetworkPolicy", "kafka", "spec/egress/0/ports/0/port"),
                        "ask kafka-kafka-bootstrap.kafka:9093 of SPRING_KAFKA_BOOTSTRAP_SERVERS"),
                new SeededMistake(
                        EgressRule.class,
                        "no way to the registry",
                        draft -> draft.removeDocument("NetworkPolicy", "schema-registry"),
                        "of SPRING_KAFKA_PROPERTIES_SCHEMA_REGISTRY_URL"),
                new SeededMistake(
                        EgressRule.class,
                        "no way to the database",
                        draft -> draft.removeDocument("NetworkPolicy", "postgresql"),
                        "Deployment/setup-service: no policy lets its pods ask postgresql-rw.postgresql:5432 of SPRING_DATASOURCE_URL"),
                new SeededMistake(
                        EgressRule.class,
                        "no way to Oneflow and HRMs",
                        draft -> draft.removeDocument("NetworkPolicy", "internet"),
                        "Deployment/contract-sync-service: no policy lets its pods ask Oneflow and HRMs at port 443"),
                new SeededMistake(
                        EgressRule.class,
                        "no DNS",
                        draft -> draft.removeDocument("NetworkPolicy", "dns"),
                        "Deployment/webhook-ingress: no policy lets its pods ask DNS by UDP"),
                new SeededMistake(
                        EgressRule.class,
                        "no way to the collector of traces",
                        draft -> draft.removeDocument("NetworkPolicy", "telemetry"),
                        "of MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT"),
                new SeededMistake(
                        EgressRule.class,
                        "no way to a neighbour",
                        draft -> draft.removeDocument("NetworkPolicy", "setup-to-sync-in"),
                        "Deployment/setup-service: no policy lets its pods ask contract-sync-service:80 of COUNTERSIGN_SYNC_BASE_URL"),
                new SeededMistake(
                        IngressRule.class,
                        "a door without a way to it",
                        draft -> draft.removeDocument("NetworkPolicy", "webhooks"),
                        "Ingress/webhooks: no policy lets anybody from another namespace in to port http of Deployment/webhook-ingress"),
                new SeededMistake(
                        IngressRule.class,
                        "metrics that nobody can read",
                        draft -> draft.removeDocument("NetworkPolicy", "metrics"),
                        "PodMonitor/countersign: no policy lets anybody from another namespace in to port management of"));
    }
}
