package dev.countersign.sync.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
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

    private static final String OTHER = "That did not work. The log of the service says why.";
    private static final Map<HttpStatus, String> TEXTS = Map.of(
            HttpStatus.BAD_REQUEST,
            "The address or the form has something that can't be understood.",
            HttpStatus.FORBIDDEN,
            "Your sign-in gives no right to do this, or the form is out of date: open the page again.",
            HttpStatus.NOT_FOUND,
            "There is no such page, account or contract.",
            HttpStatus.METHOD_NOT_ALLOWED,
            "This address is for a form: open the page before it.",
            HttpStatus.TOO_MANY_REQUESTS,
            "That was tried too often: wait a minute.");

    @RequestMapping("${server.error.path:/error}")
    Object error(HttpServletRequest request) {
        HttpStatus status = statusOf(request);
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (!path.equals(ConsolePaths.CONSOLE) && !path.startsWith(ConsolePaths.CONSOLE + "/")) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(ProblemDetail.forStatus(status));
        }
        return new ModelAndView(
                "console/error",
                Map.of("title", status.getReasonPhrase(), "text", TEXTS.getOrDefault(status, OTHER)),
                status);
    }

    private static HttpStatus statusOf(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }
}
