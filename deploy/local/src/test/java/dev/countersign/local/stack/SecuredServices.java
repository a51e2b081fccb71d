package dev.countersign.local.stack;

import dev.countersign.local.process.ChildSpec;
import dev.countersign.schemas.access.AccessCatalogue;
import dev.countersign.schemas.access.Principal;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;

/** How the services are told to use TLS: the ingress shows Kafka a certificate, the others give passwords. */
final class SecuredServices {

    private static final String KAFKA_AUTHORITY = "kafka/ca.crt";
    private static final String REGISTRY_AUTHORITY = "registry/truststore.p12";
    private static final String POSTGRESQL_AUTHORITY = "postgresql/ca.crt";

    private final Services services;
    private final Path secrets;
    private final Certificates certificates;
    private final SecuredKafka kafka;
    private final RegistryAccess registry;
    private final Passwords passwords;

    /** @param secrets the folder in which each service gets one of its own */
    SecuredServices(
            Services services,
            Path secrets,
            Certificates certificates,
            SecuredKafka kafka,
            RegistryAccess registry,
            Passwords passwords) {
        this.services = services;
        this.secrets = secrets;
        this.certificates = certificates;
        this.kafka = kafka;
        this.registry = registry;
        this.passwords = passwords;
    }

    ChildSpec ingress() throws IOException, GeneralSecurityException {
        String name = AccessCatalogue.WEBHOOK_INGRESS.name();
        return mounted(name)
                .setting("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka.byCertificate())
                .setting("SPRING_KAFKA_SECURITY_PROTOCOL", "SSL")
                .setting("SPRING_KAFKA_SSL_KEY_STORE_TYPE", "PEM")
                .secret("spring.kafka.ssl.key-store-key", certificates.key(name))
                .secret("spring.kafka.ssl.key-store-certificate-chain", certificates.chain(name))
                .mountedInto(services.ingress());
    }

    ChildSpec setup(Database database) throws IOException {
        MountedSecrets mounted = withPassword(AccessCatalogue.SETUP_SERVICE);
        return withDatabase(mounted, database.jdbcUrl(Services.SETUP_DATABASE), SecuredDatabase.SETUP_USER)
                .mountedInto(services.setup(database, Map.of()));
    }

    ChildSpec sync(Database database) throws IOException {
        MountedSecrets mounted = withPassword(AccessCatalogue.CONTRACT_SYNC_SERVICE);
        return withDatabase(mounted, database.jdbcUrl(Services.SYNC_DATABASE), SecuredDatabase.SYNC_USER)
                .mountedInto(services.sync(database));
    }

    private MountedSecrets mounted(String service) throws IOException {
        MountedSecrets mounted = new MountedSecrets(secrets.resolve(service))
                .file(KAFKA_AUTHORITY, certificates.authorityFile())
                .file(REGISTRY_AUTHORITY, registry.trustStore());
        return mounted.setting("SPRING_KAFKA_SSL_TRUST_STORE_TYPE", "PEM")
                .setting("SPRING_KAFKA_SSL_TRUST_STORE_LOCATION", "file:" + mounted.at(KAFKA_AUTHORITY))
                .setting(
                        "SPRING_KAFKA_PROPERTIES_SCHEMA_REGISTRY_URL",
                        registry.url().toString())
                .setting("SPRING_KAFKA_PROPERTIES_BASIC_AUTH_CREDENTIALS_SOURCE", "USER_INFO")
                .setting(
                        "SPRING_KAFKA_PROPERTIES_SCHEMA_REGISTRY_SSL_TRUSTSTORE_LOCATION",
                        mounted.at(REGISTRY_AUTHORITY).toString())
                .secret(
                        "spring.kafka.properties.schema.registry.ssl.truststore.password",
                        RegistryAccess.STORE_PASSWORD)
                .secret("spring.kafka.properties.basic.auth.user.info", registry.userInfo());
    }

    private MountedSecrets withPassword(Principal principal) throws IOException {
        return mounted(principal.name())
                .setting("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka.byPassword())
                .setting("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                .setting("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512")
                .secret(
                        "spring.kafka.properties.sasl.jaas.config",
                        SecuredKafka.login(principal.name(), passwords.of(principal.name())));
    }

    private MountedSecrets withDatabase(MountedSecrets mounted, String url, String user) throws IOException {
        String parameters = "?sslmode=verify-full&sslrootcert=" + mounted.at(POSTGRESQL_AUTHORITY);
        return mounted.file(POSTGRESQL_AUTHORITY, certificates.authorityFile())
                .setting("SPRING_DATASOURCE_URL", url + parameters)
                .secret("spring.datasource.username", user)
                .secret("spring.datasource.password", passwords.of(user));
    }
}
