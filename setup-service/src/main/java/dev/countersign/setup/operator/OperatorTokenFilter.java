package dev.countersign.setup.operator;

import dev.countersign.setup.config.OperatorProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes an operator of who shows the operator token and lets nobody else through; without a configured token nobody at all. It stands in the
 * security chain of the operator API, whose paths it does not judge again: two opinions on a path are a way around the stricter one.
 */
@Component
public final class OperatorTokenFilter extends OncePerRequestFilter {

    /** What the security chain asks for, so that without this filter nobody gets in. */
    public static final String OPERATOR = "OPERATOR";

    private static final String BEARER = "Bearer ";

    private final @Nullable String expected;
    private final JsonMapper json;

    OperatorTokenFilter(OperatorProperties properties, JsonMapper json) {
        this.expected = properties.token();
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (expected == null) {
            refuse(
                    response,
                    HttpStatus.NOT_FOUND,
                    "The operator API is off. Set countersign.operator.token to turn it on.");
        } else if (!isOperator(request.getHeader(HttpHeaders.AUTHORIZATION), expected)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            refuse(response, HttpStatus.UNAUTHORIZED, "Send the operator token as 'Authorization: Bearer <token>'.");
        } else {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new PreAuthenticatedAuthenticationToken(
                    "operator", "", List.of(new SimpleGrantedAuthority(OPERATOR))));
            SecurityContextHolder.setContext(context);
            chain.doFilter(request, response);
        }
    }

    private static boolean isOperator(@Nullable String header, String expected) {
        return header != null
                && header.startsWith(BEARER)
                && MessageDigest.isEqual(bytes(header.substring(BEARER.length())), bytes(expected));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(json.writeValueAsString(ProblemDetail.forStatusAndDetail(status, detail)));
    }
}
