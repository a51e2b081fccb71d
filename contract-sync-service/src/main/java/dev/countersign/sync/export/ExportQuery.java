package dev.countersign.sync.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the audit is wanted.
 *
 * @param employeeId only this record; null: all
 * @param contractId only this contract; null: all
 * @param from not before; null: from the beginning
 * @param to before; null: to the end
 * @param values whether the personal values are wanted
 */
public record ExportQuery(
        long accountId,
        @Nullable String employeeId,
        @Nullable Long contractId,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean values) {}
