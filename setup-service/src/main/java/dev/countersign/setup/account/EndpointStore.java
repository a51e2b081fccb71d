package dev.countersign.setup.account;

import dev.countersign.setup.outbox.OutboxSignal;
import dev.countersign.setup.tracing.TraceParent;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of endpoints. */
@Component
public class EndpointStore {

    private final JdbcClient jdbc;
    private final SignKeyStore signKeys;
    private final OutboxSignal outbox;
    private final TraceParent trace;
    private final RandomTexts random;
    private final Clock clock;

    EndpointStore(
            JdbcClient jdbc,
            SignKeyStore signKeys,
            OutboxSignal outbox,
            TraceParent trace,
            RandomTexts random,
            Clock clock) {
        this.jdbc = jdbc;
        this.signKeys = signKeys;
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
        String endpointId = random.endpointId();
        jdbc.sql("""
                        INSERT INTO endpoint (endpoint_id, account_id, open, updated_at, version, traceparent)
                        VALUES (:endpoint, :account, true, :now, 1, :trace)
                        """)
                .param("endpoint", endpointId)
                .param("account", accountId)
                .param("now", OffsetDateTime.now(clock))
                .param("trace", trace.current())
                .update();
        signKeys.add(endpointId);
        outbox.afterCommit();
        return new Endpoint(endpointId, accountId, true, 1, 0);
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
