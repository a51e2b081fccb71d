package dev.countersign.policy.configuration;

import dev.countersign.policy.manifest.SeededMistake;
import java.util.List;

/** What the rules about what the services are told must find. */
public final class ConfigurationMistakes {

    private static final String INGRESS = "webhook-ingress";
    private static final String SETUP = "setup-service";
    private static final String SYNC = "contract-sync-service";
    private static final String POD = "spec/template/spec/";
    private static final String CONTAINER = "spec/template/spec/containers/0/";

    private ConfigurationMistakes() {}

    public static List<SeededMistake> all() {
        return List.of(
                new SeededMistake(
                        PropertyNameRule.class,
                        "a setting that nobody reads",
                        draft -> draft.set("10", "ConfigMap", INGRESS, "data/COUNTERSIGN_INGRESS_MAX_CALLS"),
                        "the environment variable COUNTERSIGN_INGRESS_MAX_CALLS is no property of webhook-ingress"),
                new SeededMistake(
                        PropertyNameRule.class,
                        "a misspelt setting of Spring Boot",
                        draft -> draft.set("verbose", "ConfigMap", SETUP, "data/SERVER_FORWARDED_HEADERS_STRATEGY"),
                        "the environment variable SERVER_FORWARDED_HEADERS_STRATEGY is no property of setup-service"),
                new SeededMistake(
                        PropertyNameRule.class,
                        "another service's setting",
                        draft -> draft.set("3", "ConfigMap", SETUP, "data/COUNTERSIGN_SYNC_WORKERS"),
                        "the environment variable COUNTERSIGN_SYNC_WORKERS is no property of setup-service"),
                new SeededMistake(
                        PropertyNameRule.class,
                        "a file with a name that nobody reads",
                        draft -> draft.set(
                                "countersign.internal.token",
                                "Deployment",
                                SYNC,
                                POD + "volumes/1/projected/sources/2/secret/items/0/path"),
                        "container contract-sync-service: the file countersign.internal.token is no property of contract-sync-service"),
                new SeededMistake(
                        PlainSecretRule.class,
                        "a password in a ConfigMap",
                        draft -> draft.set(
                                "geheim", "ConfigMap", "setup-service-database", "data/SPRING_DATASOURCE_PASSWORD"),
                        "SPRING_DATASOURCE_PASSWORD holds what looks like a secret"),
                new SeededMistake(
                        PlainSecretRule.class,
                        "a password in an address",
                        draft -> draft.set(
                                "jdbc:postgresql://postgresql-rw.postgresql:5432/countersign?user=setup&password=geheim",
                                "ConfigMap",
                                "setup-service-database",
                                "data/SPRING_DATASOURCE_URL"),
                        "SPRING_DATASOURCE_URL holds what looks like a secret"),
                new SeededMistake(
                        PlainSecretRule.class,
                        "a token that only its look gives away",
                        draft -> draft.set(
                                "3f1c9a0b7d5e4f2a8c6b1d0e9f7a5c3b",
                                "ConfigMap",
                                SYNC,
                                "data/COUNTERSIGN_OPERATOR_JWT_AUDIENCE"),
                        "COUNTERSIGN_OPERATOR_JWT_AUDIENCE holds what looks like a secret"),
                new SeededMistake(
                        PlainSecretRule.class,
                        "a Secret in the environment",
                        draft -> draft.setJson(
                                "[{name: SPRING_DATASOURCE_PASSWORD, valueFrom: {secretKeyRef: {name: setup-service-database, key: password}}}]",
                                "Deployment",
                                SETUP,
                                CONTAINER + "env"),
                        "the Secret setup-service-database is put into environment variables"),
                new SeededMistake(
                        PlainSecretRule.class,
                        "a Secret in the repository",
                        draft -> draft.addDocument(
                                "{apiVersion: v1, kind: Secret, metadata: {name: service-token, namespace: countersign}, stringData: {token: x}}"),
                        "Secret/service-token: its content is in the rendered manifests"));
    }
}
