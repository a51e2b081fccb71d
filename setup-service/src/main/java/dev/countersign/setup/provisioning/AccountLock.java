package dev.countersign.setup.provisioning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/**
 * Lets one runner at a time work on an account, over all replicas. The lock lives in a transaction of its own connection: PostgreSQL
 * drops it when the holder crashes, and it works through a transaction-pooling proxy.
 */
@Component
class AccountLock {

    private static final String TRY_LOCK =
            "SELECT pg_try_advisory_xact_lock(hashtextextended('countersign.setup.provisioning', ?))";

    private final DataSource dataSource;

    AccountLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Does the work if nobody else is working on the account. @return whether it was done */
    boolean tryWith(long accountId, Runnable work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!lock(connection, accountId)) {
                    return false;
                }
                work.run();
                return true;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException(
                    "The lock of account " + accountId + " can't be taken or given back", e);
        }
    }

    private static boolean lock(Connection connection, long accountId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRY_LOCK)) {
            statement.setLong(1, accountId);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
