package dev.countersign.local.bench.sync;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the service's tables say; and a backlog put into them. */
final class SyncRows implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final long MADE_UP = 900_000_000L;

    private final Connection connection;

    private SyncRows(Connection connection) {
        this.connection = connection;
    }

    static SyncRows connect(String jdbcUrl) throws SQLException {
        Connection connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO sync");
        }
        return new SyncRows(connection);
    }

    /** Waits until the service knows so many accounts and their credentials. */
    void awaitAccounts(int count, Duration patience) throws SQLException, InterruptedException {
        await(
                "SELECT count(*) >= " + count + " FROM account JOIN account_credentials USING (account_id)",
                null,
                patience,
                "the accounts are not known to the service");
    }

    /** Waits until all these contracts are known and none of them waits for a sync. */
    void awaitClean(Collection<BenchContract> contracts, Duration patience) throws SQLException, InterruptedException {
        await(
                "SELECT count(*) = " + contracts.size()
                        + " FROM contract_sync WHERE state = 'clean' AND contract_id = ANY(?)",
                contracts,
                patience,
                "not all contracts are synced");
    }

    /** Waits until so many contracts of an account wait for a sync. */
    void awaitDirty(BenchAccount account, int count, Duration patience) throws SQLException, InterruptedException {
        await(
                "SELECT count(*) >= " + count + " FROM contract_sync WHERE state = 'dirty' AND account_id = "
                        + account.id(),
                null,
                patience,
                "not all contracts are marked");
    }

    private void await(String sql, @Nullable Collection<BenchContract> contracts, Duration patience, String otherwise)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!isTrue(sql, contracts)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("After " + patience.toSeconds() + " s " + otherwise);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private boolean isTrue(String sql, @Nullable Collection<BenchContract> contracts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (contracts != null) {
                statement.setArray(1, ids(contracts));
            }
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** How often these contracts were read from Oneflow. */
    long reads(Collection<BenchContract> contracts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT coalesce(sum(reads), 0) FROM contract_sync WHERE contract_id = ANY(?)")) {
            statement.setArray(1, ids(contracts));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** When each contract's first write had been read back, as the audit says. */
    Map<Long, Instant> verifiedAt(Collection<BenchContract> contracts) throws SQLException {
        Map<Long, Instant> times = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT contract_id, min(occurred_at) FROM audit WHERE contract_id = ANY(?) GROUP BY contract_id")) {
            statement.setArray(1, ids(contracts));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    times.put(
                            result.getLong(1),
                            result.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        }
        return times;
    }

    /** How many contracts of an account wait. */
    long dirty(BenchAccount account) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT count(*) FROM contract_sync WHERE state = 'dirty' AND account_id = " + account.id())) {
            result.next();
            return result.getLong(1);
        }
    }

    /** These contracts are to be looked at, and behind them so many of another account. */
    void addBacklog(Collection<BenchContract> contracts, BenchAccount other, int behind) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement fill = connection.prepareStatement("""
                        INSERT INTO contract_sync (account_id, contract_id, state, due_at, dirty_since, priority)
                        SELECT ?, ? + n, 'dirty', now(), now(), 2 FROM generate_series(1, ?) n""");
                PreparedStatement mark = connection.prepareStatement("""
                        UPDATE contract_sync SET state = 'dirty', generation = generation + 1, due_at = now(),
                            dirty_since = now(), priority = 2 WHERE contract_id = ANY(?)""")) {
            mark.setArray(1, ids(contracts));
            mark.executeUpdate();
            fill.setLong(1, other.id());
            fill.setLong(2, MADE_UP);
            fill.setInt(3, behind);
            fill.executeUpdate();
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Forgets all contracts of an account. */
    void forget(BenchAccount account) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM contract_sync WHERE account_id = " + account.id());
        }
    }

    /** Whether the server logs how long each statement takes. */
    void logDurations(boolean on) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET log_min_duration_statement = " + (on ? 0 : -1));
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /** Version of PostgreSQL, and how it writes. */
    Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        for (String name : List.of("server_version", "fsync", "synchronous_commit")) {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SHOW " + name)) {
                result.next();
                settings.put(name, result.getString(1));
            }
        }
        return settings;
    }

    private Array ids(Collection<BenchContract> contracts) throws SQLException {
        return connection.createArrayOf(
                "bigint", contracts.stream().map(BenchContract::id).toArray(Long[]::new));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
