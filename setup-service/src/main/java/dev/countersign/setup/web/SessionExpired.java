package dev.countersign.setup.web;

import dev.countersign.setup.onboarding.SetupPaths;
import dev.countersign.setup.onboarding.SetupProblem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Whoever may not see a page of the setup is told that the session is over, or asked first whose account it is; elsewhere there is nothing.
 */
final class SessionExpired implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, ServletException {
        answer(request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException, ServletException {
        if (reason instanceof CsrfException || !isSetup(request)) {
            answer(request, response);
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, SetupPaths.WELCOME);
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (isSetup(request)) {
            request.getRequestDispatcher(SetupProblem.SESSION_EXPIRED.path()).forward(request, response);
        } else {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }

    private static boolean isSetup(HttpServletRequest request) {
        return request.getRequestURI().startsWith(SetupPaths.SETUP);
    }
}
