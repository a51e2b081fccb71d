package dev.countersign.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class PortsTest {

    @Test
    void an_occupied_port_is_passed_over() throws IOException {
        try (Ports ports = new Ports();
                ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            int wanted = occupied.getLocalPort();

            // When
            int taken = ports.free(wanted);

            // Then
            assertThat(taken).isGreaterThan(wanted);
        }
    }

    @Test
    void a_port_stays_occupied_until_it_is_released() {
        try (Ports ours = new Ports();
                Ports theirs = new Ports()) {
            // Given
            int port = ours.free(0);
            assertThat(theirs.free(port)).isNotEqualTo(port);

            // When
            ours.release(port);

            // Then
            assertThat(theirs.free(port)).isEqualTo(port);
        }
    }
}
