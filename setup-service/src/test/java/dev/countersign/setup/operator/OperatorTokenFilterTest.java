package dev.countersign.setup.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.setup.config.OperatorProperties;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.json.JsonMapper;

final class OperatorTokenFilterTest {

    private static final String TOKEN = "0123456789abcdef";

    @Test
    void without_a_configured_token_nobody_gets_in() throws ServletException, IOException {
        assertThat(statusFor(null, "Bearer ")).isEqualTo(404);
        assertThat(statusFor(null, "Bearer null")).isEqualTo(404);
        assertThat(statusFor(null, null)).isEqualTo(404);
    }

    @Test
    void only_the_whole_token_lets_in() throws ServletException, IOException {
        assertThat(statusFor(TOKEN, "Bearer " + TOKEN)).isEqualTo(200);
        assertThat(statusFor(TOKEN, "Bearer " + TOKEN + "0")).isEqualTo(401);
        assertThat(statusFor(TOKEN, "Bearer 0123456789abcde")).isEqualTo(401);
        assertThat(statusFor(TOKEN, TOKEN)).isEqualTo(401);
        assertThat(statusFor(TOKEN, null)).isEqualTo(401);
    }

    @Test
    void whom_it_lets_in_it_makes_an_operator() throws ServletException, IOException {
        assertThat(statusFor(TOKEN, "Bearer " + TOKEN)).isEqualTo(200);

        assertThat(SecurityContextHolder.getContext().getAuthentication())
                .satisfies(operator -> assertThat(operator.getAuthorities())
                        .extracting(GrantedAuthority::getAuthority)
                        .containsExactly("OPERATOR"));
    }

    @Test
    void whom_it_keeps_out_is_nobody() throws ServletException, IOException {
        assertThat(statusFor(TOKEN, "Bearer wrong")).isEqualTo(401);

        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    private static int statusFor(@Nullable String configured, @Nullable String header)
            throws ServletException, IOException {
        var filter = new OperatorTokenFilter(
                new OperatorProperties(configured), JsonMapper.builder().build());
        var request = new MockHttpServletRequest("GET", OperatorApi.ACCOUNTS);
        if (header != null) {
            request.addHeader("Authorization", header);
        }
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
