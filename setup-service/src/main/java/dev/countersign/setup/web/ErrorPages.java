package dev.countersign.setup.web;

import dev.countersign.setup.operator.OperatorApi;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is shown when a request fails before or in a controller: a page to people, a problem document to programs. */
@Controller
class ErrorPages implements ErrorController {

    private static final Set<Integer> STATUSES_WITH_A_TEXT = Set.of(400, 404, 405, 413, 415);
    private static final int OTHER = 500;

    @RequestMapping("${server.error.path:/error}")
    Object error(HttpServletRequest request) {
        HttpStatus status = statusOf(request);
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (OperatorApi.contains(path)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(ProblemDetail.forStatus(status));
        }
        int code = STATUSES_WITH_A_TEXT.contains(status.value()) ? status.value() : OTHER;
        return new ModelAndView("error", Map.of("code", code), status);
    }

    private static HttpStatus statusOf(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }
}
