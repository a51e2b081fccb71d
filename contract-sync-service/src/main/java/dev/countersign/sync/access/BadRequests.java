package dev.countersign.sync.access;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Problem documents of the API's controllers; pages have pages. A value that what was asked for refuses is the caller's mistake, and its message says what
 * to send instead.
 */
@RestControllerAdvice(annotations = RestController.class)
class BadRequests extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ResponseEntity<Object> invalid(IllegalArgumentException e, HttpServletResponse response) {
        if (response.isCommitted()) {
            // Half an answer is out already: it must break off, not end as if it were whole.
            throw e;
        }
        return ResponseEntity.of(
                        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage())))
                .build();
    }
}
