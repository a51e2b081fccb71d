package dev.countersign.local.stack;

import dev.countersign.local.process.ChildProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** What a stack may lose for good, and how an empty one takes its place. */
public final class Losses {

    private final LocalFolders folders;
    private final LocalPorts ports;
    private final Children children;
    private final StartUp startUp;

    Losses(LocalFolders folders, LocalPorts ports, Children children, StartUp startUp) {
        this.folders = folders;
        this.ports = ports;
        this.children = children;
        this.startUp = startUp;
    }

    /** Kills the broker and removes everything that it kept. */
    public void loseKafka() {
        children.kill(Broker.NAME);
        LocalFolders.delete(folders.data().resolve("kafka"));
    }

    /** Starts an empty broker where the lost one was, with the topics of the catalogue. */
    public void startEmptyKafka() {
        Broker broker = new Broker(folders, ports.broker(), ports.controller());
        ChildProcess _ = children.launch(broker.prepare(), ports.broker(), ports.controller());
        var _ = broker.createTopics();
    }

    /**
     * Removes the contract sync service's database, whoever is connected.
     *
     * @throws SQLException when PostgreSQL refuses
     */
    public void loseSyncDatabase() throws SQLException {
        execute("DROP DATABASE " + Services.SYNC_DATABASE + " WITH (FORCE)");
    }

    /**
     * Makes an empty database in the place of the lost one.
     *
     * @throws SQLException when PostgreSQL refuses
     */
    public void makeEmptySyncDatabase() throws SQLException {
        execute("CREATE DATABASE " + Services.SYNC_DATABASE);
    }

    private void execute(String sql) throws SQLException {
        String url = startUp.database().orElseThrow().jdbcUrl("postgres");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
