package dev.countersign.local.bench.sync;

/**
 * A customer of the benchmark.
 *
 * @param index from 0; also which HRM is its
 * @param id of the account
 * @param token of Oneflow
 * @param templateGroup whose contracts count
 * @param template of that group
 */
record BenchAccount(int index, long id, String token, long templateGroup, long template) {

    @Override
    public String toString() {
        return "BenchAccount[" + index + ", " + id + "]";
    }
}
