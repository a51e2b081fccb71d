package dev.countersign.setup.onboarding;

import dev.countersign.setup.lifecycle.LifeCycle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes a new token for the account that is signed in, and puts everything right with it. */
@Controller
class ReconnectController {

    private final Entrance entrance;
    private final LifeCycle lifeCycle;

    ReconnectController(Entrance entrance, LifeCycle lifeCycle) {
        this.entrance = entrance;
        this.lifeCycle = lifeCycle;
    }

    @GetMapping(SetupPaths.RECONNECT)
    String form() {
        return "reconnect";
    }

    @PostMapping(path = SetupPaths.RECONNECT, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Object entered(
            @AuthenticationPrincipal Admin admin,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(name = "user_email", defaultValue = "") String userEmail,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        SetupCall call = SetupCall.typed(token, userEmail, admin.getName());
        return switch (entrance.admit(call, request.getRemoteAddr())) {
            case Admission.Admitted _ -> {
                // Also when the token is the old one: somebody who comes here misses something.
                boolean started = lifeCycle.repair(admin.accountId());
                yield SeeOther.to(started ? SetupPaths.PROGRESS : SetupPaths.HRM);
            }
            case Admission.Refused(SetupProblem problem) -> {
                TokenForms.refuse(call, problem, model, response);
                yield "reconnect";
            }
            case Admission.Unavailable() -> {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                model.addAttribute(TokenForms.PROBLEM, SetupProblem.ONEFLOW_DOWN);
                model.addAttribute(TokenForms.EMAIL, call.userEmail());
                yield "reconnect";
            }
        };
    }
}
