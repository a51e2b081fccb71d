package dev.countersign.ingress.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EndpointSnapshotTest {

    private final EndpointSnapshot snapshot = new EndpointSnapshot();

    @Test
    void the_last_record_of_a_partition_counts_whatever_its_time() {
        // Given
        snapshot.add(present("a", 1), 0, 200);
        snapshot.add(present("a", 2), 0, 100);
        // When
        var endpoints = snapshot.endpoints();
        // Then
        assertThat(endpoints.get("a")).extracting(Endpoint::accountId).isEqualTo(2L);
    }

    @Test
    void among_partitions_the_later_record_counts_in_whatever_order_they_are_read() {
        // Given
        snapshot.add(present("a", 2), 3, 200);
        snapshot.add(present("a", 1), 0, 100);
        snapshot.add(present("b", 1), 0, 100);
        snapshot.add(present("b", 2), 3, 200);
        // When
        var endpoints = snapshot.endpoints();
        // Then
        assertThat(endpoints.values()).extracting(Endpoint::accountId).containsOnly(2L);
    }

    @Test
    void an_endpoint_that_ended_or_became_unreadable_is_not_there() {
        // Given
        snapshot.add(present("a", 1), 0, 100);
        snapshot.add(present("b", 1), 0, 100);
        snapshot.add(new EndpointRecord.Ended("a"), 1, 200);
        snapshot.add(new EndpointRecord.Unreadable("b"), 0, 100);
        snapshot.add(present("a", 1), 0, 150);
        // When
        var endpoints = snapshot.endpoints();
        // Then
        assertThat(endpoints).isEmpty();
    }

    @Test
    void only_the_last_record_of_an_endpoint_makes_it_unreadable() {
        // Given
        snapshot.add(new EndpointRecord.Unreadable("superseded"), 0, 100);
        snapshot.add(present("superseded", 1), 0, 200);
        snapshot.add(present("damaged", 1), 0, 100);
        snapshot.add(new EndpointRecord.Unreadable("damaged"), 0, 200);
        // When
        var unreadable = snapshot.unreadable();
        // Then
        assertThat(unreadable).containsExactly("damaged");
    }

    private static EndpointRecord present(String endpointId, long accountId) {
        return new EndpointRecord.Present(new Endpoint(endpointId, accountId, List.of()));
    }
}
