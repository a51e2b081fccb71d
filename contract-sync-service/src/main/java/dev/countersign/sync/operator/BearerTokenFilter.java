package dev.countersign.sync.operator;

import dev.countersign.sync.config.OperatorProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets operators in who have the token. Without a configured token nobody is one. */
@Component
final class BearerTokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final byte @Nullable [] expected;

    BearerTokenFilter(OperatorProperties operator) {
        String token = operator.token();
        this.expected = token == null ? null : (SCHEME + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (expected == null) {
            problem(response, 404, "The operator API is off: set countersign.operator.token.");
        } else if (isExpected(request.getHeader("Authorization"), expected)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("WWW-Authenticate", "Bearer");
            problem(response, 401, "Send the operator token as 'Authorization: Bearer ...'.");
        }
    }

    private static boolean isExpected(@Nullable String authorization, byte[] expected) {
        return authorization != null && MessageDigest.isEqual(authorization.getBytes(StandardCharsets.UTF_8), expected);
    }

    private static void problem(HttpServletResponse response, int status, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getWriter().write("{\"status\":" + status + ",\"detail\":\"" + detail + "\"}");
    }
}
