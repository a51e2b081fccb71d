package dev.countersign.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class PortsTest {

    @Test
    void an_occupied_port_is_passed_over() throws IOException {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            int wanted = occupied.getLocalPort();

            // When
            int taken = new Ports().free(wanted);

            // Then
            assertThat(taken).isGreaterThan(wanted);
        }
    }

    @Test
    void no_port_is_given_twice() {
        // Given
        Ports ports = new Ports();
        int first = ports.free(0);

        // When
        int second = ports.free(first);

        // Then
        assertThat(second).isNotEqualTo(first);
    }
}
