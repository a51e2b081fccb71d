package dev.countersign.setup.account;

import dev.countersign.setup.account.SignKeyInfo.Role;
import dev.countersign.setup.config.SignKeyProperties;
import dev.countersign.setup.outbox.OutboxSignal;
import dev.countersign.setup.secret.SealedSecret;
import dev.countersign.setup.secret.Vault;
import dev.countersign.setup.tracing.TraceParent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys with which Oneflow signs its calls of an endpoint. They have an order; the newest is what Oneflow is to use. Every change of
 * what the ingress must know counts the endpoint's version up, so that the outbox relays it.
 */
@Component
public class SignKeyStore {

    /** So that an ingress whose clock is late accepts a new key as soon as it knows it. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final RandomTexts random;
    private final OutboxSignal outbox;
    private final TraceParent trace;
    private final SignKeyProperties properties;
    private final Clock clock;

    SignKeyStore(
            JdbcClient jdbc,
            Vault vault,
            RandomTexts random,
            OutboxSignal outbox,
            TraceParent trace,
            SignKeyProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.random = random;
        this.outbox = outbox;
        this.trace = trace;
        this.properties = properties;
        this.clock = clock;
    }

    /** The sign key that Oneflow is to use. */
    public NewestSignKey newest(String endpointId) {
        return jdbc.sql("SELECT key_id, sealed_key FROM sign_key WHERE endpoint_id = ? ORDER BY number DESC LIMIT 1")
                .param(endpointId)
                .query((row, number) -> new NewestSignKey(
                        row.getString("key_id"),
                        vault.openForEndpoint(SealedSecret.of(row.getBytes("sealed_key")), endpointId)))
                .single();
    }

    /** Adds a key that Oneflow does not have yet, unless there is one already. */
    @Transactional
    public void addNext(String endpointId) {
        boolean coming = jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM sign_key WHERE endpoint_id = ? AND installed_at IS NULL)")
                .param(endpointId)
                .query(Boolean.class)
                .single();
        if (!coming) {
            add(endpointId);
            changed(endpointId);
        }
    }

    /** Adds a key; the caller counts the endpoint's version. */
    void add(String endpointId) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        INSERT INTO sign_key (endpoint_id, key_id, sealed_key, valid_from, created_at, number)
                        SELECT :endpoint, :key, :sealed, :from, :now, coalesce(max(number), 0) + 1
                        FROM sign_key WHERE endpoint_id = :endpoint
                        """)
                .param("endpoint", endpointId)
                .param("key", random.keyId())
                .param(
                        "sealed",
                        vault.sealForEndpoint(random.signKey(), endpointId).toBytes())
                .param("from", now.minus(CLOCK_DIFFERENCE))
                .param("now", now)
                .update();
    }

    /** Oneflow has the key: those before it end once Oneflow no longer resends what it signed with them. */
    @Transactional
    public void installed(String endpointId, String keyId) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("UPDATE sign_key SET installed_at = ? WHERE endpoint_id = ? AND key_id = ? AND installed_at IS NULL")
                .params(now, endpointId, keyId)
                .update();
        int ending = jdbc.sql("""
                        UPDATE sign_key SET valid_until = :until WHERE endpoint_id = :endpoint AND valid_until IS NULL
                            AND number < (SELECT number FROM sign_key WHERE endpoint_id = :endpoint AND key_id = :key)
                        """)
                .param("until", now.plus(properties.overlap()))
                .param("endpoint", endpointId)
                .param("key", keyId)
                .update();
        if (ending > 0) {
            changed(endpointId);
        }
    }

    /** Forgets keys that verify nothing any more. @return how many endpoints had some */
    @Transactional
    public int forgetEnded(int limit) {
        List<String> endpoints = jdbc.sql("SELECT DISTINCT endpoint_id FROM sign_key WHERE valid_until < ? LIMIT ?")
                .params(OffsetDateTime.now(clock).minus(CLOCK_DIFFERENCE), limit)
                .query(String.class)
                .list();
        for (String endpoint : endpoints) {
            jdbc.sql("DELETE FROM sign_key WHERE endpoint_id = ? AND valid_until < ?")
                    .params(endpoint, OffsetDateTime.now(clock).minus(CLOCK_DIFFERENCE))
                    .update();
            changed(endpoint);
        }
        return endpoints.size();
    }

    /** Ready accounts whose newest key is as old as a key may become, the oldest first. */
    public List<Long> accountsToRotate(int limit) {
        return jdbc.sql("""
                        SELECT e.account_id FROM sign_key k
                        JOIN endpoint e ON e.endpoint_id = k.endpoint_id AND e.open
                        JOIN account a ON a.account_id = e.account_id AND a.state = 'PROVISIONED'
                        JOIN provisioning p ON p.account_id = e.account_id AND p.goal = 'PROVISION' AND p.status = 'DONE'
                        WHERE k.created_at <= ? AND k.valid_until IS NULL ORDER BY k.created_at LIMIT ?
                        """)
                .params(OffsetDateTime.now(clock).minus(properties.rotateAfter()), limit)
                .query(Long.class)
                .list();
    }

    /** The keys of the accounts' open endpoints by account, the newest first. */
    public Map<Long, List<SignKeyInfo>> ofAccounts(Collection<Long> accountIds) {
        if (accountIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        SELECT e.account_id, k.*, max(k.number) FILTER (WHERE k.installed_at IS NOT NULL)
                            OVER (PARTITION BY k.endpoint_id) AS current
                        FROM sign_key k JOIN endpoint e ON e.endpoint_id = k.endpoint_id AND e.open
                        WHERE e.account_id IN (:accounts) ORDER BY e.account_id, k.number DESC
                        """)
                .param("accounts", accountIds)
                .query((row, number) -> Map.entry(row.getLong("account_id"), read(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private void changed(String endpointId) {
        jdbc.sql("""
                        UPDATE endpoint SET version = version + 1, updated_at = :now, traceparent = :trace
                        WHERE endpoint_id = :endpoint AND open
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("trace", trace.current())
                .param("endpoint", endpointId)
                .update();
        outbox.afterCommit();
    }

    private static SignKeyInfo read(ResultSet row) throws SQLException {
        int number = row.getInt("number");
        int current = row.getInt("current");
        Role role = number > current ? Role.COMING : number == current ? Role.CURRENT : Role.PREVIOUS;
        return new SignKeyInfo(
                row.getString("endpoint_id"),
                row.getString("key_id"),
                role,
                instant(row, "created_at"),
                instant(row, "valid_from"),
                instantOrNull(row, "valid_until"),
                instantOrNull(row, "installed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
