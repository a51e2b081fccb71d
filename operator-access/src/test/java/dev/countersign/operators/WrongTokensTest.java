package dev.countersign.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

final class WrongTokensTest {

    private static final String RIGHT = "the-right-token";

    private final WrongTokens tokens =
            new WrongTokens(WrongTokensTest::check, properties(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void a_client_that_guesses_is_refused_even_when_it_guesses_right() {
        // Given
        for (String guess : List.of("first", "second")) {
            assertThatThrownBy(() -> show("192.0.2.1", guess)).isInstanceOf(InvalidBearerTokenException.class);
        }

        // When, Then
        assertThatThrownBy(() -> show("192.0.2.1", RIGHT)).isInstanceOf(TooManyWrongTokensException.class);
        assertThat(show("192.0.2.2", RIGHT).getName()).isEqualTo("operator");
    }

    @Test
    void right_tokens_are_not_counted() {
        for (int i = 0; i < 10; i++) {
            assertThat(show("192.0.2.1", RIGHT).getName()).isEqualTo("operator");
        }
    }

    private Authentication show(String address, String token) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return tokens.resolve(request).authenticate(new BearerTokenAuthenticationToken(token));
    }

    private static OperatorProperties properties() {
        var jwt = new OperatorProperties.Jwt(null, null, null, "s", "r", null, null, "roles", "sub");
        return new OperatorProperties(null, jwt, 2);
    }

    private static Authentication check(Authentication shown) {
        if (shown instanceof BearerTokenAuthenticationToken bearer
                && bearer.getToken().equals(RIGHT)) {
            return new TestingAuthenticationToken("operator", "");
        }
        throw new InvalidBearerTokenException("Wrong");
    }
}
