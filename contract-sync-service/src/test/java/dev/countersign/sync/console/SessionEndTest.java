package dev.countersign.sync.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

final class SessionEndTest {

    @ParameterizedTest
    @CsvSource({"PT7H59M, false", "PT8H, true"})
    void a_session_ends_eight_hours_after_it_was_made(Duration age, boolean ended)
            throws ServletException, IOException {
        // Given
        var session = new MockHttpSession();
        Instant made = Instant.ofEpochMilli(session.getCreationTime());
        var request = new MockHttpServletRequest();
        request.setSession(session);

        // When
        new SessionEnd(Clock.fixed(made.plus(age), ZoneOffset.UTC))
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());

        // Then
        assertThat(session.isInvalid()).isEqualTo(ended);
    }
}
