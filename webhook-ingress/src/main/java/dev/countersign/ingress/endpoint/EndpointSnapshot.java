package dev.countersign.ingress.endpoint;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the endpoints while the topic is read from its beginning. The last record of an endpoint counts; after
 * partitions were added, that may be in another partition than those before.
 */
final class EndpointSnapshot {

    private record Latest(
            int partition, long timestamp, @Nullable Endpoint endpoint) {}

    private final Map<String, Latest> latest = new HashMap<>();

    /** Adds what a record says. */
    void add(EndpointRecord said, int partition, long timestamp) {
        switch (said) {
            case EndpointRecord.Present(Endpoint endpoint) ->
                add(endpoint.endpointId(), new Latest(partition, timestamp, endpoint));
            case EndpointRecord.Ended(String endpointId) -> add(endpointId, new Latest(partition, timestamp, null));
            case EndpointRecord.Unreadable(String endpointId) ->
                add(endpointId, new Latest(partition, timestamp, null));
        }
    }

    private void add(String endpointId, Latest next) {
        latest.merge(
                endpointId,
                next,
                (before, after) -> before.partition() == after.partition() || before.timestamp() <= after.timestamp()
                        ? after
                        : before);
    }

    /** The endpoints that did not end. */
    Map<String, Endpoint> endpoints() {
        Map<String, Endpoint> endpoints = new HashMap<>();
        latest.forEach((endpointId, last) -> {
            if (last.endpoint() != null) {
                endpoints.put(endpointId, last.endpoint());
            }
        });
        return endpoints;
    }
}
