package dev.countersign.local.stack;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** PostgreSQL that takes the services only by TLS and with their passwords. */
final class SecuredDatabase {

    static final String SETUP_USER = "setup_service";
    static final String SYNC_USER = "contract_sync_service";
    private static final String SERVER = SecuredKafka.SUPER_USER;

    private final Certificates certificates;
    private final Passwords passwords;

    SecuredDatabase(Certificates certificates, Passwords passwords) {
        this.certificates = certificates;
        this.passwords = passwords;
    }

    Database start(LocalFolders folders, LocalPorts ports) throws IOException, GeneralSecurityException, SQLException {
        // The superuser without a password is this test, which makes databases and users.
        String rules = """
                local all postgres trust
                host all postgres 127.0.0.1/32 trust
                hostssl all %s,%s 127.0.0.1/32 scram-sha-256
                """.formatted(SETUP_USER, SYNC_USER);
        Database database = Database.start(
                folders,
                ports,
                false,
                Map.of(
                        "ssl", "on",
                        "ssl_cert_file",
                                certificates
                                        .file("postgresql.crt", certificates.chain(SERVER))
                                        .toString(),
                        "ssl_key_file",
                                certificates
                                        .file("postgresql.key", certificates.key(SERVER))
                                        .toString(),
                        "hba_file", certificates.file("pg_hba.conf", rules).toString(),
                        "password_encryption", "scram-sha-256"));
        giveOwner(database, Services.SETUP_DATABASE, SETUP_USER);
        giveOwner(database, Services.SYNC_DATABASE, SYNC_USER);
        return database;
    }

    private void giveOwner(Database database, String name, String user) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl("postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + user + " LOGIN PASSWORD '" + passwords.of(user) + "'");
            statement.execute("ALTER DATABASE " + name + " OWNER TO " + user);
        }
    }
}
