package dev.countersign.local.bench.sync;

/**
 * A signed contract of an employee of its own.
 *
 * @param account whose it is
 * @param id in Oneflow
 */
record BenchContract(BenchAccount account, long id) {}
