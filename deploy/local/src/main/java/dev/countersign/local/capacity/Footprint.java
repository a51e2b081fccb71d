package dev.countersign.local.capacity;

import dev.countersign.local.bench.report.Environment;

/**
 * What webhooks and signed contracts leave behind and cost the database; measured by {@code countersign capacity --measure}.
 *
 * @param environment where, and of what
 * @param contracts that were signed, each of an employee who was new to the HRM
 * @param webhooks that were recorded
 * @param oneflowCalls of the sync service, for all of them
 * @param commits of its database
 * @param rowsWritten rows that were inserted, changed or removed there
 * @param walBytes of the database's write-ahead log
 * @param databaseBytes by which the database grew
 * @param eventBytes by which the topic of contract events grew, one replica
 * @param recordBytes by which the topic of employee records grew, one replica
 */
public record Footprint(
        Environment environment,
        long contracts,
        long webhooks,
        long oneflowCalls,
        long commits,
        long rowsWritten,
        long walBytes,
        long databaseBytes,
        long eventBytes,
        long recordBytes) {}
