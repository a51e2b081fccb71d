package dev.countersign.local.bench.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Accounts in the setup service's tables, as many as wanted, with everything that is said about them. */
final class OutboxRows implements AutoCloseable {

    private static final List<String> TABLES = List.of("endpoint", "credentials", "account");
    private static final String LAG = """
            SELECT (SELECT count(*) FROM account WHERE published_version < version)
                + (SELECT count(*) FROM credentials WHERE published_version < version)
                + (SELECT count(*) FROM endpoint WHERE published_version < version)""";

    private final Connection connection;

    private OutboxRows(Connection connection) {
        this.connection = connection;
    }

    static OutboxRows connect(String jdbcUrl) throws SQLException {
        Connection connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO setup");
        }
        return new OutboxRows(connection);
    }

    /** Three states each: endpoint with two keys, credentials, account; of the usual sizes. None is compared with Oneflow meanwhile. */
    void addAccounts(int count) throws SQLException {
        connection.setAutoCommit(false);
        insert("""
                INSERT INTO drift_check (account_id, next_check_at)
                SELECT n, now() + interval '1 year' FROM generate_series(1, ?) n""", count);
        insert("""
                INSERT INTO endpoint (endpoint_id, account_id, open, updated_at, version)
                SELECT md5(n::text), n, true, now(), 1 FROM generate_series(1, ?) n""", count);
        insert("""
                INSERT INTO sign_key (endpoint_id, key_id, sealed_key, valid_from, created_at, installed_at, number)
                SELECT md5(n::text), 'key' || k, decode(repeat('5a', 80), 'hex'), now(), now(), now(), k
                FROM generate_series(1, ?) n, generate_series(1, 2) k""", count);
        insert("""
                INSERT INTO credentials (account_id, live, sealed_token, hrm_kind, hrm_base_url, hrm_authentication,
                    hrm_sealed_secret, updated_at, version)
                SELECT n, true, decode(repeat('5a', 80), 'hex'), 'scim', 'https://hrm.example/scim/v2', 'bearer',
                    decode(repeat('5a', 80), 'hex'), now(), 1 FROM generate_series(1, ?) n""", count);
        insert("""
                INSERT INTO account (account_id, name, state, template_group_id, template_group_name, data_fields, endpoint_id,
                    webhook_id, hrm_kind, mapping_version, occurred_at, version)
                SELECT n, 'Account ' || n, 'PROVISIONED', n, 'Demo Template',
                    '[{"customId": "demo_employee_name", "name": "Demo Employee Name", "dataFieldId": 1},
                      {"customId": "demo_manager_name", "name": "Demo Manager Name", "dataFieldId": 2}]',
                    md5(n::text), n, 'scim', '1', now(), 1 FROM generate_series(1, ?) n""", count);
        connection.commit();
    }

    /** Every state of every account changes; all become visible at once. */
    void changeEverything() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.executeUpdate("UPDATE " + table + " SET version = version + 1");
            }
        }
        connection.commit();
    }

    /** Every state of one part of the accounts changes. @return how many states */
    int changePart(int part, int parts) throws SQLException {
        int changed = 0;
        for (String table : TABLES) {
            try (PreparedStatement statement = connection.prepareStatement(
                    "UPDATE " + table + " SET version = version + 1 WHERE account_id % ? = ?")) {
                statement.setInt(1, parts);
                statement.setInt(2, part);
                changed += statement.executeUpdate();
            }
            connection.commit();
        }
        return changed;
    }

    /** How many states Kafka does not have yet. */
    long lag() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(LAG)) {
            result.next();
            return result.getLong(1);
        } finally {
            connection.commit();
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
        connection.commit();
        return settings;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void insert(String sql, int count) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, count);
            statement.executeUpdate();
        }
    }
}
