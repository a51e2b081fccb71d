package dev.countersign.sync.creation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkerTest {

    @Test
    void a_request_has_the_same_marker_in_every_version() {
        // When
        String marker = Marker.of(392_610, "hrm-2026/17");

        // Then
        assertThat(marker).isEqualTo("Countersign fdd6cf464f807d64a74ae606");
    }

    @Test
    void requests_of_two_accounts_or_with_two_ids_differ() {
        // When
        String marker = Marker.of(1, "2");

        // Then
        assertThat(marker).isNotEqualTo(Marker.of(2, "2")).isNotEqualTo(Marker.of(1, "3"));
        assertThat(Marker.of(1, "2:3")).isNotEqualTo(Marker.of(1, "2"));
    }
}
