package dev.countersign.sync.access;

import dev.countersign.sync.config.InternalProperties;
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

/** Tells by the token who calls, and lets nobody else in. Which caller may have what, {@link CallerCheck} decides. */
@Component
final class BearerTokenFilter extends OncePerRequestFilter {

    /** Request attribute: the {@link Caller}. */
    static final String CALLER = BearerTokenFilter.class.getName() + ".caller";

    private static final String SCHEME = "Bearer ";

    private final byte @Nullable [] operator;
    private final byte @Nullable [] setupService;

    BearerTokenFilter(OperatorProperties operator, InternalProperties internal) {
        String operatorToken = operator.token();
        String serviceToken = internal.serviceToken();
        if (operatorToken != null && operatorToken.equals(serviceToken)) {
            throw new IllegalArgumentException(
                    "countersign.internal.service-token must not be the same as countersign.operator.token: it is to open less");
        }
        this.operator = authorization(operatorToken);
        this.setupService = authorization(serviceToken);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (operator == null && setupService == null) {
            Problems.write(response, 404, "The operator API is off: set countersign.operator.token.");
            return;
        }
        Caller caller = caller(request.getHeader("Authorization"));
        if (caller == null) {
            response.setHeader("WWW-Authenticate", "Bearer");
            Problems.write(response, 401, "Send the operator token as 'Authorization: Bearer ...'.");
            return;
        }
        request.setAttribute(CALLER, caller);
        chain.doFilter(request, response);
    }

    private @Nullable Caller caller(@Nullable String authorization) {
        if (isExpected(authorization, operator)) {
            return Caller.OPERATOR;
        }
        return isExpected(authorization, setupService) ? Caller.SETUP_SERVICE : null;
    }

    private static boolean isExpected(@Nullable String authorization, byte @Nullable [] expected) {
        return authorization != null
                && expected != null
                && MessageDigest.isEqual(authorization.getBytes(StandardCharsets.UTF_8), expected);
    }

    private static byte @Nullable [] authorization(@Nullable String token) {
        return token == null ? null : (SCHEME + token).getBytes(StandardCharsets.UTF_8);
    }
}
