package dev.countersign.oneflow.model;

import java.util.Map;

/**
 * What to list. Oneflow's filter names could not be established from its public documentation, so they are data here, not code: the caller
 * must check what it gets (for example {@code updatedTime} against its watermark).
 *
 * @param query further query parameters, for example {@code sort} = {@code -updated_time}; empty = all contracts in Oneflow's order
 */
public record ContractFilter(Map<String, String> query) {

    public ContractFilter {
        query = Map.copyOf(query);
        if (query.containsKey("limit") || query.containsKey("offset")) {
            throw new IllegalArgumentException(
                    "limit and offset are set by the client, remove them from the filter: " + query.keySet());
        }
    }

    /** Everything the token may see. */
    public static ContractFilter all() {
        return new ContractFilter(Map.of());
    }

    /** Everything, sorted by {@code sort}; "-" before the attribute's name for descending. */
    public static ContractFilter sortedBy(String sort) {
        return new ContractFilter(Map.of("sort", sort));
    }
}
