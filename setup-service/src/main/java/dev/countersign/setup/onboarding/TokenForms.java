package dev.countersign.setup.onboarding;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** Shows a form with a token again when the token was refused. */
final class TokenForms {

    static final String PROBLEM = "problem";
    static final String EMAIL = "userEmail";

    private TokenForms() {}

    static void refuse(SetupCall call, SetupProblem problem, Model model, HttpServletResponse response) {
        boolean tooMany = problem == SetupProblem.TOO_MANY_ATTEMPTS;
        response.setStatus((tooMany ? problem.status() : HttpStatus.UNPROCESSABLE_CONTENT).value());
        model.addAttribute(PROBLEM, call.token().isEmpty() && !tooMany ? SetupProblem.MISSING_TOKEN : problem);
        model.addAttribute(EMAIL, call.userEmail());
    }
}
