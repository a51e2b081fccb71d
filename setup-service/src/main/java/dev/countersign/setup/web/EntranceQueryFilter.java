package dev.countersign.setup.web;

import dev.countersign.setup.onboarding.SetupPaths;
import dev.countersign.setup.onboarding.SetupProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hides the query, which has the token in it at the Setup URL, from everything that comes after: whatever logs addresses, at whatever
 * level, has none to log. The parameters can still be asked for one by one. Of every address, because one can be written in many ways.
 * Parameters that can't be read are refused here, because Tomcat's exception quotes them and everything further in logs exceptions.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class EntranceQueryFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(EntranceQueryFilter.class);

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isReadable(request)) {
            chain.doFilter(new WithoutQuery(request), response);
        } else if (request.getRequestURI().startsWith(SetupPaths.SETUP)) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, SetupProblem.MISSING_TOKEN.path());
        } else {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
    }

    private static boolean isReadable(HttpServletRequest request) throws UnsupportedEncodingException {
        // As Spring's own filter would set it, which may come later than this one.
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try {
            request.getParameterMap();
            return true;
        } catch (IllegalStateException e) {
            LOG.debug("A request was refused because its parameters can't be read: {}", e.getClass());
            return false;
        }
    }

    /** The request as it is, but for its query. */
    private static final class WithoutQuery extends HttpServletRequestWrapper {

        WithoutQuery(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getQueryString() {
            return null;
        }
    }
}
