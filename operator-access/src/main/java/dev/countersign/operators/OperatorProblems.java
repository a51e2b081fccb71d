package dev.countersign.operators;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Tells who is kept out why, without telling which check a token failed: that is for the log. */
public final class OperatorProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorProblems.class);

    private final OperatorProperties properties;
    private final boolean on;
    private final Consumer<Authentication> refused;
    private final JsonMapper json;

    /**
     * Problem documents for whom the operator API keeps out.
     *
     * @param on whether there is anybody to let in
     * @param refused is told of everybody who is known and may not do what was asked for
     */
    public OperatorProblems(
            OperatorProperties properties, boolean on, Consumer<Authentication> refused, JsonMapper json) {
        this.properties = properties;
        this.on = on;
        this.refused = refused;
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (!on) {
            write(
                    response,
                    HttpStatus.NOT_FOUND,
                    "The operator API is off. Set countersign.operator.jwt.issuer or countersign.operator.token to turn it on.");
        } else if (reason instanceof IdentityProviderAwayException) {
            LOG.atWarn()
                    .addKeyValue("issuer", properties.jwt().issuer())
                    .log("An operator can't be let in: the keys of the tokens' issuer can't be had");
            write(response, HttpStatus.SERVICE_UNAVAILABLE, "The identity provider can't be asked: try again later.");
        } else if (reason instanceof TooManyWrongTokensException) {
            write(response, HttpStatus.TOO_MANY_REQUESTS, "Too many wrong tokens came from here: wait a minute.");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "Send an operator's token as 'Authorization: Bearer <token>'; it is missing, has ended, or is not for this service.");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null) {
            refused.accept(who);
        }
        write(
                response,
                HttpStatus.FORBIDDEN,
                "This token gives no right to do this: that takes the scope or the role, to act another one than to look.");
    }

    private void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(json.writeValueAsString(ProblemDetail.forStatusAndDetail(status, detail)));
    }
}
