package dev.countersign.migrations;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do, instead of a stack trace. */
final class SchemaNotReadyAnalyzer extends AbstractFailureAnalyzer<SchemaNotReadyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SchemaNotReadyException cause) {
        return new FailureAnalysis(
                "This version can't work with its database: " + cause.getMessage() + ".",
                "With spring.flyway.enabled=false the service does not migrate by itself. Run the same version with the "
                        + "argument migrate, as an owner of the schema; the service's own user must be able to read the "
                        + "table flyway_schema_history. Then start again.",
                cause);
    }
}
