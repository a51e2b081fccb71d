package dev.countersign.migrations;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/**
 * What a program has in migrations beside what its database has had. A database that is ahead of the program has no gap: the program was
 * rolled back, and migrations keep the version before them working.
 *
 * @param schema PostgreSQL schema
 * @param current version that the schema is at; null: none
 * @param missing versions that it lacks, lowest first
 */
record MigrationGap(String schema, @Nullable String current, List<String> missing) {

    /** Only reads. */
    static MigrationGap of(Flyway flyway) {
        MigrationInfoService found = flyway.info();
        MigrationInfo current = found.current();
        return new MigrationGap(
                Objects.requireNonNullElse(flyway.getConfiguration().getDefaultSchema(), "public"),
                current == null ? null : version(current),
                Arrays.stream(found.all())
                        .filter(migration -> isMissing(migration.getState()))
                        .map(MigrationGap::version)
                        .toList());
    }

    boolean isClosed() {
        return missing.isEmpty();
    }

    /** For people: where the schema is, and what it lacks. */
    String describe() {
        String place = current == null
                ? "the database schema " + schema + " has had no migration"
                : "the database schema " + schema + " is at version " + current;
        return isClosed() ? place : place + " and lacks " + String.join(", ", missing);
    }

    private static boolean isMissing(MigrationState state) {
        return state.isFailed() || (state.isResolved() && !state.isApplied());
    }

    private static String version(MigrationInfo migration) {
        return migration.getVersion() == null
                ? migration.getDescription()
                : migration.getVersion().toString();
    }
}
