package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.AccountCredentials;
import dev.countersign.events.WebhookEndpoint;
import dev.countersign.schemas.secrets.Keysets;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.account.CredentialsStore;
import dev.countersign.setup.account.EndpointStore;
import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.secret.Resealing;
import dev.countersign.setup.secret.ResealingState;
import dev.countersign.setup.secret.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A keyset gets another key, everything is sealed anew, the old key is removed, and everything still opens. */
final class KeyRotationIT {

    private static final long FIRST = 2_000_000;
    /** More than one turn's worth. */
    private static final int ACCOUNTS = 130;

    private static final String HRM_URL = "https://hrm.example.com/scim";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final TestService shared = TestService.shared();

    @Test
    void after_a_rotation_that_was_interrupted_everything_opens_without_the_old_key() throws IOException {
        // Given: accounts under the old keys
        String database = shared.newDatabase("key_rotation");
        Path oldCredentials = write("credentials-old.json", SecretBox.newKeyset());
        Path oldEndpoints = write("endpoints-old.json", SecretBox.newKeyset());
        String endpointId;
        try (var before = start(database, oldCredentials, oldEndpoints)) {
            for (long account = FIRST; account < FIRST + ACCOUNTS; account++) {
                connect(before, account);
            }
            endpointId = before.getBean(EndpointStore.class)
                    .findOpen(FIRST)
                    .orElseThrow()
                    .endpointId();
            awaitPublished(before);
        }
        Path credentials = promoted("credentials", oldCredentials);
        Path endpoints = promoted("endpoints", oldEndpoints);

        // When: sealed anew, stopped half-way, and taken up again
        try (var first = start(database, credentials, endpoints)) {
            ResealingState asked = first.getBean(Resealing.class).request();
            assertThat(asked.credentialsRemaining()).isEqualTo(ACCOUNTS);
            assertThat(asked.endpointsRemaining()).isEqualTo(ACCOUNTS);
            await().atMost(SOON)
                    .until(() -> first.getBean(Resealing.class).state().credentialsRemaining() < ACCOUNTS);
        }
        try (var second = start(database, credentials, endpoints)) {
            await().atMost(SOON)
                    .until(() -> second.getBean(Resealing.class).state().finishedAt() != null);
            ResealingState done = second.getBean(Resealing.class).state();
            assertThat(done.credentialsRemaining() + done.endpointsRemaining()).isZero();
            assertThat(done.unreadable()).isZero();
            assertThat(done.resealed()).isEqualTo(2L * ACCOUNTS);
            awaitPublished(second);
            assertThat(differing(second))
                    .as("accounts whose two tables say different things")
                    .isZero();
        }

        // Then: without the old keys
        Path newCredentials = withoutOld("credentials-new.json", credentials, oldCredentials);
        Path newEndpoints = withoutOld("endpoints-new.json", endpoints, oldEndpoints);
        try (var after = start(database, newCredentials, newEndpoints)) {
            Vault vault = after.getBean(Vault.class);
            AccessStore access = after.getBean(AccessStore.class);
            for (long account = FIRST; account < FIRST + ACCOUNTS; account++) {
                var kept = access.find(account).orElseThrow();
                assertThat(vault.openCredential(kept.sealedToken(), SecretOwners.oneflowToken(account)))
                        .isEqualTo("token-" + account);
                assertThat(vault.openCredential(
                                Objects.requireNonNull(kept.hrm()).sealedSecret(), hrmOwner(account)))
                        .isEqualTo("hrm-" + account);
            }
        }
        AccountCredentials published = Objects.requireNonNull(shared.topics
                .values(TopicNames.ACCOUNT_CREDENTIALS, Long.toString(FIRST), AccountCredentials.class)
                .getLast());
        WebhookEndpoint endpoint = Objects.requireNonNull(shared.topics
                .values(TopicNames.WEBHOOK_ENDPOINTS, endpointId, WebhookEndpoint.class)
                .getLast());
        assertThat(SecretBox.fromKeyset(newCredentials)
                        .open(published.getSealedOneflowToken(), SecretOwners.oneflowToken(FIRST)))
                .isEqualTo("token-" + FIRST);
        assertThat(SecretBox.fromKeyset(newEndpoints)
                        .open(endpoint.getSignKeys().getFirst().getSealedKey(), SecretOwners.endpoint(endpointId)))
                .hasSize(43);
        assertThatThrownBy(() -> SecretBox.fromKeyset(oldCredentials)
                        .open(published.getSealedOneflowToken(), SecretOwners.oneflowToken(FIRST)))
                .isInstanceOf(SecretUnreadableException.class);
    }

    private ConfigurableApplicationContext start(String database, Path credentials, Path endpoints) {
        return shared.start(
                "--spring.datasource.url=" + database,
                "--countersign.secrets.credentials-keyset=" + credentials,
                "--countersign.secrets.endpoint-keyset=" + endpoints);
    }

    private static void connect(ConfigurableApplicationContext service, long account) {
        service.getBean(AccountStore.class).met(account, "Company " + account);
        AccessStore access = service.getBean(AccessStore.class);
        access.keepToken(account, "token-" + account, "admin@example.com");
        access.keepHrm(
                account,
                new HrmConnection(
                        HrmConnection.SCIM,
                        HRM_URL,
                        HrmConnection.BEARER,
                        service.getBean(Vault.class).sealCredential("hrm-" + account, hrmOwner(account)),
                        null,
                        null));
        service.getBean(EndpointStore.class).findOrOpen(account);
        service.getBean(CredentialsStore.class).takeOver(account, true);
    }

    private static String hrmOwner(long account) {
        return SecretOwners.hrmSecret(account, HrmConnection.SCIM, HRM_URL, HrmConnection.BEARER, null, null);
    }

    private static void awaitPublished(ConfigurableApplicationContext service) {
        JdbcClient jdbc = service.getBean(JdbcClient.class);
        await().atMost(SOON).until(() -> jdbc.sql("""
                                SELECT (SELECT count(*) FROM credentials WHERE published_version < version)
                                    + (SELECT count(*) FROM endpoint WHERE published_version < version)
                                """).query(Long.class).single() == 0);
    }

    private static long differing(ConfigurableApplicationContext service) {
        return service.getBean(JdbcClient.class).sql("""
                        SELECT count(*) FROM access a JOIN credentials c USING (account_id)
                        WHERE (a.sealed_token, a.sealed_user_email, a.hrm_sealed_secret)
                            IS DISTINCT FROM (c.sealed_token, c.sealed_user_email, c.hrm_sealed_secret)
                        """).query(Long.class).single();
    }

    private Path promoted(String name, Path old) throws IOException {
        Path added = write(name + "-added.json", Keysets.withNewKey(old));
        int newKey = Keysets.keys(added).stream()
                .filter(key -> !key.primary())
                .findFirst()
                .orElseThrow()
                .id();
        return write(name + "-promoted.json", Keysets.withPrimary(added, newKey));
    }

    private Path withoutOld(String name, Path promoted, Path old) throws IOException {
        return write(
                name, Keysets.withoutKey(promoted, Keysets.keys(old).getFirst().id()));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
