package dev.countersign.sync.console;

import dev.countersign.operators.ClientAttempts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nobody should guess the token, or fill the memory with half-done sign-ins. */
final class SignInLimit extends OncePerRequestFilter {

    /** Compares decoded segments, as the sign-ins behind it do: another spelling of an address must not get around the limit. */
    private static final RequestMatcher LIMITED = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, ConsolePaths.SIGN_IN),
            PathPatternRequestMatcher.pathPattern(ConsolePaths.OAUTH2_START + "/**"),
            PathPatternRequestMatcher.pathPattern(ConsolePaths.OAUTH2_CODE + "/**"));

    private final ClientAttempts attempts;

    SignInLimit(ClientAttempts attempts) {
        this.attempts = attempts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !LIMITED.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (attempts.take(request.getRemoteAddr())) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }
}
