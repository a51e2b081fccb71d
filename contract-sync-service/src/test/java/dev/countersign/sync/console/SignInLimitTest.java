package dev.countersign.sync.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.operators.ClientAttempts;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

final class SignInLimitTest {

    private final SignInLimit limit =
            new SignInLimit(new ClientAttempts(1, 100, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));

    @ParameterizedTest
    @CsvSource({
        "POST, /console/login, 429",
        "POST, /console/%6cogin, 429",
        "POST, /%63onsole/login, 429",
        "GET, /console/oauth2/start/console, 429",
        "GET, /console/oauth2/%73tart/console, 429",
        "GET, /console/oauth2/code/console, 429",
        "GET, /console/oauth2/cod%65/console, 429",
        "GET, /console/login, 200",
        "GET, /console/parked, 200"
    })
    void sign_ins_are_limited_however_their_address_is_spelled(String method, String path, int second)
            throws ServletException, IOException {
        // Given
        assertThat(status(method, path)).isEqualTo(200);

        // When
        int status = status(method, path);

        // Then
        assertThat(status).isEqualTo(second);
    }

    private int status(String method, String path) throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        limit.doFilter(new MockHttpServletRequest(method, path), response, new MockFilterChain());
        return response.getStatus();
    }
}
