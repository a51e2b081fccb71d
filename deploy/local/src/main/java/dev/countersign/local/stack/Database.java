package dev.countersign.local.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** PostgreSQL, with a database for each of the two services that have one. */
final class Database implements AutoCloseable {

    static final String NAME = "postgresql";

    private final EmbeddedPostgres postgres;
    private final LocalFolders folders;

    private Database(EmbeddedPostgres postgres, LocalFolders folders) {
        this.postgres = postgres;
        this.folders = folders;
    }

    /** Starts it; one that is not durable may lose what it acknowledged when the machine fails, and is quicker. */
    static Database start(LocalFolders folders, LocalPorts ports, boolean durable) {
        return start(folders, ports, durable, Map.of());
    }

    /** @param configuration more of PostgreSQL's own settings */
    static Database start(LocalFolders folders, LocalPorts ports, boolean durable, Map<String, String> configuration) {
        Path data = folders.data().resolve("postgresql");
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setPort(ports.database())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", durable ? "on" : "off")
                    .setServerConfig("synchronous_commit", durable ? "on" : "off")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            folders.logs().resolve(NAME + ".log").toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                            folders.logs().resolve(NAME + ".log").toFile()));
            configuration.forEach(builder::setServerConfig);
            EmbeddedPostgres postgres = builder.start();
            Database database = new Database(postgres, folders);
            database.notePid(data);
            database.createDatabases();
            return database;
        } catch (IOException e) {
            throw new StartFailedException(
                    "PostgreSQL did not start: " + e.getMessage() + ". Read "
                            + folders.logs().resolve(NAME + ".log"),
                    e);
        }
    }

    String jdbcUrl(String name) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be stopped", e);
        }
        folders.pidFiles().remove(NAME);
    }

    /** The first line of PostgreSQL's own pid file is its pid. */
    private void notePid(Path data) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .ifPresent(handle -> folders.pidFiles().write(NAME, handle));
    }

    private void createDatabases() {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : List.of(Services.SETUP_DATABASE, Services.SYNC_DATABASE)) {
                statement.execute("CREATE DATABASE " + name);
            }
        } catch (SQLException e) {
            throw new StartFailedException("PostgreSQL refused to create the services' databases", e);
        }
    }
}
