package dev.countersign.local.bench.report;

import org.jspecify.annotations.Nullable;

/**
 * The parts of the ingress's benchmark. Each tells where and of what it was measured, since parts may be run apart.
 *
 * @param comparison receivers against each other
 * @param tenants few and many endpoints
 * @param start start-up and memory
 */
public record IngressResults(
        @Nullable ComparisonResult comparison,
        @Nullable TenantsResult tenants,
        @Nullable StartResult start) {

    /** Nothing measured yet. */
    public static final IngressResults NOTHING = new IngressResults(null, null, null);

    /**
     * Replaces what was measured anew.
     *
     * @param newer its parts win
     * @return the newer parts, and the older ones where there is no newer
     */
    public IngressResults with(IngressResults newer) {
        return new IngressResults(
                newer.comparison == null ? comparison : newer.comparison,
                newer.tenants == null ? tenants : newer.tenants,
                newer.start == null ? start : newer.start);
    }
}
