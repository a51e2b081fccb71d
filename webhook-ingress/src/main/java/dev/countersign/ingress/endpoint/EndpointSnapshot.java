package dev.countersign.ingress.endpoint;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of the endpoints while the topic is read from its beginning. The last record of an endpoint counts; after
 * partitions were added, that may be in another partition than those before.
 */
final class EndpointSnapshot {

    private record Latest(int partition, long timestamp, EndpointRecord said) {}

    private final Map<String, Latest> latest = new HashMap<>();

    /** Adds what a record says. */
    void add(EndpointRecord said, int partition, long timestamp) {
        add(said.endpointId(), new Latest(partition, timestamp, said));
    }

    private void add(String endpointId, Latest next) {
        latest.merge(
                endpointId,
                next,
                (before, after) -> before.partition() == after.partition() || before.timestamp() <= after.timestamp()
                        ? after
                        : before);
    }

    /** The endpoints that did not end and whose record is readable. */
    Map<String, Endpoint> endpoints() {
        Map<String, Endpoint> endpoints = new HashMap<>();
        latest.forEach((endpointId, last) -> {
            if (last.said() instanceof EndpointRecord.Present(Endpoint endpoint)) {
                endpoints.put(endpointId, endpoint);
            }
        });
        return endpoints;
    }

    /** The endpoints whose last record is not readable. */
    Set<String> unreadable() {
        return latest.values().stream()
                .map(Latest::said)
                .filter(EndpointRecord.Unreadable.class::isInstance)
                .map(EndpointRecord::endpointId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
