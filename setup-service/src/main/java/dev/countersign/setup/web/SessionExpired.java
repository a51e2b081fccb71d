package dev.countersign.setup.web;

import dev.countersign.setup.onboarding.Admin;
import dev.countersign.setup.onboarding.SetupPaths;
import dev.countersign.setup.onboarding.SetupProblem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Whoever may not see a page of the setup is told that the session is over, that the form is out of date, or is asked first whose account
 * it is; elsewhere there is nothing.
 */
final class SessionExpired implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** Pages that the admin is led to afterwards; the others are on the usual way. */
    private static final Set<String> NEXT = Set.of("mapping", "reconnect");

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, ServletException {
        answer(SetupProblem.SESSION_EXPIRED, request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException, ServletException {
        if (reason instanceof CsrfException || !isSetup(request)) {
            // A sign-in ends the forms that were shown before it.
            answer(isSignedIn() ? SetupProblem.OPENED_AGAIN : SetupProblem.SESSION_EXPIRED, request, response);
        } else {
            String page = request.getRequestURI().substring(SetupPaths.SETUP.length() + 1);
            String next = NEXT.contains(page) ? "?next=" + page : "";
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, SetupPaths.WELCOME + next);
        }
    }

    private static boolean isSignedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Admin;
    }

    private static void answer(SetupProblem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (isSetup(request)) {
            request.getRequestDispatcher(problem.path()).forward(request, response);
        } else {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }

    private static boolean isSetup(HttpServletRequest request) {
        return request.getRequestURI().startsWith(SetupPaths.SETUP);
    }
}
