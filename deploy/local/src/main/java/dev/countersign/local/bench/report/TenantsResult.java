package dev.countersign.local.bench.report;

import java.util.List;

/**
 * The ingress with few and many endpoints.
 *
 * @param environment where and of what
 * @param rounds how many rounds
 * @param seconds how long each load is recorded
 * @param rate calls a second of the steady load
 * @param tenants one for each number of endpoints, the fewest first
 * @param kept what the topics had afterwards
 */
public record TenantsResult(
        Environment environment, int rounds, double seconds, double rate, List<Tenants> tenants, Kept kept) {

    public TenantsResult {
        tenants = List.copyOf(tenants);
    }

    /**
     * An ingress with so many endpoints.
     *
     * @param endpoints how many
     * @param startUpSeconds from the start of its process to readiness, with all of them read
     * @param liveHeapBytes of all objects that are reachable when it is warm
     * @param residentMb memory after the last load, in MiB
     * @param samples its measurements
     */
    public record Tenants(
            int endpoints, double startUpSeconds, long liveHeapBytes, double residentMb, List<Sample> samples) {

        public Tenants {
            samples = List.copyOf(samples);
        }
    }

    /**
     * What an endpoint takes: the difference between the most and the fewest, shared out.
     *
     * @return bytes of heap
     */
    public double bytesPerEndpoint() {
        Tenants fewest = tenants.getFirst();
        Tenants most = tenants.getLast();
        return (double) (most.liveHeapBytes() - fewest.liveHeapBytes()) / (most.endpoints() - fewest.endpoints());
    }
}
