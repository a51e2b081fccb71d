package dev.countersign.sync.console;

import dev.countersign.operators.ClientAttempts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nobody should guess the token, or fill the memory with half-done sign-ins. */
final class SignInLimit extends OncePerRequestFilter {

    private final ClientAttempts attempts;

    SignInLimit(ClientAttempts attempts) {
        this.attempts = attempts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean token = path.equals(ConsolePaths.SIGN_IN) && "POST".equals(request.getMethod());
        return !token && !path.startsWith(ConsolePaths.OAUTH2_START) && !path.startsWith(ConsolePaths.OAUTH2_CODE);
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
