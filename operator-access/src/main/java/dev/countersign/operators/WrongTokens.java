package dev.countersign.operators;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Nobody should guess a bearer token: a client that showed too many wrong ones is refused, the right one included, until some of the minute has passed. */
public final class WrongTokens implements AuthenticationManagerResolver<HttpServletRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(WrongTokens.class);
    private static final String LINE = "line";

    private final AuthenticationManager tokens;
    private final ClientAttempts attempts;
    private final MinuteLimits lines;

    /**
     * Counts what others refuse.
     *
     * @param tokens tells who shows a token
     */
    public WrongTokens(AuthenticationManager tokens, OperatorProperties properties, Clock clock) {
        this.tokens = tokens;
        // Not counted over all clients: whoever has many addresses could keep everybody out.
        this.attempts = new ClientAttempts(properties.wrongTokensPerMinute(), Integer.MAX_VALUE, clock);
        this.lines = new MinuteLimits(1, clock);
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        return shown -> {
            if (!attempts.isLeft(address)) {
                tell();
                throw new TooManyWrongTokensException();
            }
            try {
                return tokens.authenticate(shown);
            } catch (InvalidBearerTokenException e) {
                boolean _ = attempts.take(address);
                throw e;
            }
        };
    }

    /** At most once a minute, or else guessing would fill the log. */
    private void tell() {
        if (lines.take(LINE)) {
            LOG.warn(
                    "A client shows one wrong bearer token after another: it is refused for a while. Look at the access log of the proxy for who it is");
        }
    }
}
