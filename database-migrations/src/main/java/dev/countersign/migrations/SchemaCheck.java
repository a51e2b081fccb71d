package dev.countersign.migrations;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;

/** Ends the start of a service that does not migrate its database and meets one that nobody has migrated for it. */
final class SchemaCheck implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaCheck.class);

    private final Flyway flyway;

    SchemaCheck(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public void afterPropertiesSet() {
        MigrationGap gap = gap();
        if (!gap.isClosed()) {
            throw new SchemaNotReadyException(gap.describe(), null);
        }
        LOG.atInfo().addKeyValue("schema", gap.schema()).log("Not migrating: {}", gap.describe());
    }

    private MigrationGap gap() {
        try {
            return MigrationGap.of(flyway);
        } catch (FlywayException e) {
            throw new SchemaNotReadyException(
                    "the migrations of the database can't be looked at (" + RootCause.of(e) + ")", e);
        }
    }
}
