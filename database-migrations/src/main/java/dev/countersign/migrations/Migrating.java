package dev.countersign.migrations;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the migrations. Doing it again, or at the same time elsewhere, changes nothing: Flyway holds a lock of the database. */
final class Migrating {

    private static final Logger LOG = LoggerFactory.getLogger(Migrating.class);

    private Migrating() {}

    /** Returns the exit code. */
    static int migrate(Flyway flyway, MigrationProperties properties) {
        try {
            MigrateResult done = flyway.migrate();
            LOG.atInfo()
                    .addKeyValue("migrations", done.migrationsExecuted)
                    .log(
                            done.migrationsExecuted == 0 ? "Nothing to migrate: {}" : "Migrated: {}",
                            MigrationGap.of(flyway).describe());
            return 0;
        } catch (FlywayException e) {
            LOG.error(
                    "The database was not migrated: {}. Mend the cause and run it again; what was done before stays done",
                    RootCause.of(e),
                    e);
            return 1;
        }
    }
}
