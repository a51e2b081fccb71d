package dev.countersign.sync.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A value that what was asked for refuses is the mistake of the form or the address, not of the service. */
@ControllerAdvice(basePackageClasses = ConsolePaths.class)
class BadForms {

    @ExceptionHandler(IllegalArgumentException.class)
    void invalid(HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.BAD_REQUEST.value());
    }
}
