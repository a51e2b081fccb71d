package dev.countersign.local.stack;

import dev.countersign.local.process.ChildSpec;
import dev.countersign.schemas.access.AccessCatalogue;
import dev.countersign.schemas.access.Principal;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;

/** A broker that asks everybody for a certificate or a password, and lets nobody do what the catalogue does not say. */
final class SecuredKafka {

    /** The broker, and whoever sets it up. */
    static final String SUPER_USER = "kafka";

    private static final int ITERATIONS = 4096;
    private static final long PATIENCE_SECONDS = 60;

    private final Certificates certificates;
    private final LocalPorts ports;
    private final int certificatePort;
    private final Passwords passwords;

    /** @param certificatePort where clients show certificates; at the usual port they give passwords */
    SecuredKafka(Certificates certificates, LocalPorts ports, int certificatePort, Passwords passwords) {
        this.certificates = certificates;
        this.ports = ports;
        this.certificatePort = certificatePort;
        this.passwords = passwords;
    }

    String byPassword() {
        return "127.0.0.1:" + ports.broker();
    }

    String byCertificate() {
        return "127.0.0.1:" + certificatePort;
    }

    ChildSpec child(LocalFolders folders) throws IOException, GeneralSecurityException {
        String identity = certificates
                .file("kafka.pem", certificates.key(SUPER_USER) + certificates.chain(SUPER_USER))
                .toString();
        return new Broker(folders, ports.broker(), ports.controller()).prepare("""
                        listeners=SASL_SSL://127.0.0.1:%1$d,SSL://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
                        advertised.listeners=SASL_SSL://127.0.0.1:%1$d,SSL://127.0.0.1:%2$d
                        listener.security.protocol.map=SASL_SSL:SASL_SSL,SSL:SSL,CONTROLLER:SSL
                        inter.broker.listener.name=SSL
                        ssl.keystore.type=PEM
                        ssl.keystore.location=%4$s
                        ssl.truststore.type=PEM
                        ssl.truststore.location=%5$s
                        listener.name.ssl.ssl.client.auth=required
                        listener.name.controller.ssl.client.auth=required
                        ssl.principal.mapping.rules=RULE:^CN=([^,]+).*$/$1/,DEFAULT
                        sasl.enabled.mechanisms=SCRAM-SHA-512
                        listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=\
                        org.apache.kafka.common.security.scram.ScramLoginModule required;
                        authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                        allow.everyone.if.no.acl.found=false
                        super.users=User:%6$s
                        """.formatted(
                        ports.broker(),
                        certificatePort,
                        ports.controller(),
                        identity,
                        certificates.authorityFile(),
                        SUPER_USER));
    }

    /** Gives every principal its password, and the rights of the catalogue, no other. */
    void applyCatalogue() throws IOException, GeneralSecurityException, InterruptedException {
        List<UserScramCredentialAlteration> users = AccessCatalogue.all().stream()
                .<UserScramCredentialAlteration>map(principal -> new UserScramCredentialUpsertion(
                        principal.name(),
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                        passwords.of(principal.name())))
                .toList();
        List<AclBinding> rights =
                AccessCatalogue.all().stream().flatMap(Principal::acls).toList();
        try (Admin admin = Admin.create(certified(SUPER_USER))) {
            admin.alterUserScramCredentials(users).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            admin.createAcls(rights).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StartFailedException("The broker took no users or rights", e);
        }
    }

    /** What a client needs that shows a certificate. */
    Map<String, Object> certified(String principal) throws IOException, GeneralSecurityException {
        Map<String, Object> configuration = trusting("SSL", byCertificate());
        configuration.put("ssl.keystore.type", "PEM");
        configuration.put("ssl.keystore.key", certificates.key(principal));
        configuration.put("ssl.keystore.certificate.chain", certificates.chain(principal));
        return configuration;
    }

    /** What a client has that shows none. */
    Map<String, Object> anonymous() throws IOException, GeneralSecurityException {
        return trusting("SSL", byCertificate());
    }

    /** What a client needs that gives a password. */
    Map<String, Object> withPassword(String principal, String password) throws IOException, GeneralSecurityException {
        Map<String, Object> configuration = trusting("SASL_SSL", byPassword());
        configuration.put("sasl.mechanism", "SCRAM-SHA-512");
        configuration.put("sasl.jaas.config", login(principal, password));
        return configuration;
    }

    /** As Strimzi writes it into the secret of a user. */
    static String login(String principal, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(principal, password);
    }

    private Map<String, Object> trusting(String protocol, String bootstrapServers)
            throws IOException, GeneralSecurityException {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "security.protocol",
                protocol,
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.certificates",
                certificates.authority()));
    }
}
