package dev.countersign.setup.account;

import dev.countersign.setup.outbox.OutboxSignal;
import dev.countersign.setup.secret.SealedSecret;
import dev.countersign.setup.secret.Vault;
import dev.countersign.setup.tracing.TraceParent;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tables of endpoints and their sign keys. */
@Component
public class EndpointStore {

    private static final int ENDPOINT_ID_BYTES = 16;
    private static final int SIGN_KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 6;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final OutboxSignal outbox;
    private final TraceParent trace;
    private final RandomGenerator random;
    private final Clock clock;

    EndpointStore(
            JdbcClient jdbc, Vault vault, OutboxSignal outbox, TraceParent trace, RandomGenerator random, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.outbox = outbox;
        this.trace = trace;
        this.random = random;
        this.clock = clock;
    }

    /** The account's open endpoint, made with a new sign key if there is none. */
    @Transactional
    public Endpoint findOrOpen(long accountId) {
        return findOpen(accountId).orElseGet(() -> open(accountId));
    }

    public Optional<Endpoint> findOpen(long accountId) {
        return jdbc.sql("SELECT * FROM endpoint WHERE account_id = ? AND open")
                .param(accountId)
                .query(EndpointStore::read)
                .optional();
    }

    /** Ids of the account's endpoints that were closed. */
    public List<String> closedIds(long accountId) {
        return jdbc.sql("SELECT endpoint_id FROM endpoint WHERE account_id = ? AND NOT open")
                .param(accountId)
                .query(String.class)
                .list();
    }

    /** The sign key that Oneflow is to use for new calls: the youngest one. */
    public String currentSignKey(String endpointId) {
        SealedSecret sealed = jdbc.sql(
                        "SELECT sealed_key FROM sign_key WHERE endpoint_id = ? ORDER BY valid_from DESC, key_id LIMIT 1")
                .param(endpointId)
                .query((row, number) -> SealedSecret.of(row.getBytes("sealed_key")))
                .single();
        return vault.openForEndpoint(sealed, endpointId);
    }

    /** Closes the account's endpoint: its keys are forgotten here and, by a tombstone, at the ingress. */
    @Transactional
    public void close(long accountId) {
        jdbc.sql("""
                        DELETE FROM sign_key WHERE endpoint_id IN (SELECT endpoint_id FROM endpoint WHERE account_id = ?)
                        """).param(accountId).update();
        jdbc.sql("""
                        UPDATE endpoint SET open = false, version = version + 1, updated_at = :now, traceparent = :trace
                        WHERE account_id = :account AND open
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("trace", trace.current())
                .param("account", accountId)
                .update();
        outbox.afterCommit();
    }

    private Endpoint open(long accountId) {
        String endpointId = randomId(ENDPOINT_ID_BYTES);
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        INSERT INTO endpoint (endpoint_id, account_id, open, updated_at, version, traceparent)
                        VALUES (:endpoint, :account, true, :now, 1, :trace)
                        """)
                .param("endpoint", endpointId)
                .param("account", accountId)
                .param("now", now)
                .param("trace", trace.current())
                .update();
        jdbc.sql("INSERT INTO sign_key (endpoint_id, key_id, sealed_key, valid_from) VALUES (?, ?, ?, ?)")
                .params(
                        endpointId,
                        randomId(KEY_ID_BYTES),
                        vault.sealForEndpoint(newSignKey(), endpointId).toBytes(),
                        now)
                .update();
        outbox.afterCommit();
        return new Endpoint(endpointId, accountId, true, 1, 0);
    }

    /** ASCII, because Oneflow does not say how it encodes a key before hashing. */
    private String newSignKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(SIGN_KEY_BYTES));
    }

    private String randomId(int bytes) {
        return HexFormat.of().formatHex(randomBytes(bytes));
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Endpoint read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Endpoint(
                row.getString("endpoint_id"),
                row.getLong("account_id"),
                row.getBoolean("open"),
                row.getLong("version"),
                row.getLong("published_version"));
    }
}
