package dev.countersign.sync;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of a test class's own, in the one PostgreSQL that all test classes share. */
public final class TestDatabase {

    private static final EmbeddedPostgres POSTGRES = started();

    private final DataSource source;

    private TestDatabase(DataSource source) {
        this.source = source;
    }

    private static EmbeddedPostgres started() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an empty one. @return its address */
    static String create(String name) {
        try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            boolean _ = statement.execute("create database " + name);
            return POSTGRES.getJdbcUrl("postgres", name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes one with the tables as they are in production. */
    public static TestDatabase migrated(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(create(name));
        source.setUser("postgres");
        source.setCurrentSchema("sync");
        var _ = Flyway.configure().dataSource(source).schemas("sync").load().migrate();
        return new TestDatabase(source);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    public NamedParameterJdbcTemplate batches() {
        return new NamedParameterJdbcTemplate(source);
    }

    public PlatformTransactionManager transactionManager() {
        return new DataSourceTransactionManager(source);
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(transactionManager());
    }
}
