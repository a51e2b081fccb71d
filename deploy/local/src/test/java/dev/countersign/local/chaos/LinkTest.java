package dev.countersign.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LinkTest {

    private static final int SILENCE_MS = 200;
    private static final int PATIENCE_MS = 10_000;

    private final ServerSocket target = listen();
    private final Link link = new Link(0, target.getLocalPort());
    private final Socket here = connect();
    private final Socket there = accept();

    private ServerSocket listen() {
        try {
            return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Socket connect() {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), link.port());
            socket.setSoTimeout(PATIENCE_MS);
            return socket;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Socket accept() {
        try {
            Socket socket = target.accept();
            socket.setSoTimeout(PATIENCE_MS);
            return socket;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void both_sides_can_hear_each_other() throws IOException {
        here.getOutputStream().write(1);
        assertThat(there.getInputStream().read()).isEqualTo(1);
        there.getOutputStream().write(2);
        assertThat(here.getInputStream().read()).isEqualTo(2);
    }

    @AfterEach
    void close() throws IOException {
        here.close();
        there.close();
        link.close();
        target.close();
    }

    @Test
    void a_silent_link_keeps_the_connection_and_delivers_late() throws IOException {
        // Given
        link.become(Link.State.SILENT);
        here.getOutputStream().write(3);
        there.setSoTimeout(SILENCE_MS);
        assertThatThrownBy(() -> there.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        // When
        link.become(Link.State.OPEN);

        // Then
        there.setSoTimeout(PATIENCE_MS);
        assertThat(there.getInputStream().read()).isEqualTo(3);
    }

    @Test
    void a_refusing_link_resets_both_sides() {
        // When
        link.become(Link.State.REFUSED);

        // Then
        assertThat(hasEnded(here)).isTrue();
        assertThat(hasEnded(there)).isTrue();
        assertThat(hasEnded(connect())).isTrue();
    }

    @Test
    void an_end_on_one_side_is_an_end_on_the_other() throws IOException {
        // When
        there.close();

        // Then
        assertThat(hasEnded(here)).isTrue();
    }

    private static boolean hasEnded(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            // Reset.
            return true;
        }
    }
}
