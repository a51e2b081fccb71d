package dev.countersign.migrations;

import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until the database has all migrations of this program. */
final class Awaiting {

    private static final Logger LOG = LoggerFactory.getLogger(Awaiting.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Flyway flyway;
    private String lastSaid = "";

    private Awaiting(Flyway flyway) {
        this.flyway = flyway;
    }

    /** Returns the exit code. */
    static int await(Flyway flyway, MigrationProperties properties) {
        return new Awaiting(flyway).await(properties.longestWait());
    }

    private int await(Duration longest) {
        long start = System.nanoTime();
        while (!isMigrated()) {
            if (System.nanoTime() - start >= longest.toNanos()) {
                LOG.error(
                        "Waited {} in vain: {}. Look at what runs the argument migrate of this version",
                        longest,
                        lastSaid);
                return 1;
            }
            if (isInterrupted()) {
                return 1;
            }
        }
        return 0;
    }

    private boolean isMigrated() {
        try {
            MigrationGap gap = MigrationGap.of(flyway);
            if (gap.isClosed()) {
                LOG.info("The migrations are there: {}", gap.describe());
                return true;
            }
            say(gap.describe());
        } catch (FlywayException e) {
            say("the database can't be asked (" + RootCause.of(e) + ")");
        }
        return false;
    }

    private void say(String what) {
        if (!what.equals(lastSaid)) {
            LOG.info("Waiting: {}", what);
            lastSaid = what;
        }
    }

    private static boolean isInterrupted() {
        try {
            Thread.sleep(PAUSE);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
