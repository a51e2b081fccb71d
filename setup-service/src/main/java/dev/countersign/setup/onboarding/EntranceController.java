package dev.countersign.setup.onboarding;

import dev.countersign.setup.config.SetupProperties.RequestForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The Setup URL. Oneflow does not publish how it calls it in the Automatic method: a GET with a query and a form POST are both taken
 * unless configuration says otherwise, and the browser is sent on at once to an address without the token, whatever became of the call.
 */
@Controller
class EntranceController {

    private final Entrance entrance;
    private final SetupParameters parameters;
    private final ReturnUrls returnUrls;
    private final SetupSession session;
    private final Stages stages;

    EntranceController(
            Entrance entrance, SetupParameters parameters, ReturnUrls returnUrls, SetupSession session, Stages stages) {
        this.entrance = entrance;
        this.parameters = parameters;
        this.returnUrls = returnUrls;
        this.session = session;
        this.stages = stages;
    }

    @GetMapping(SetupPaths.SETUP)
    ResponseEntity<Void> opened(HttpServletRequest request, HttpServletResponse response) {
        if (parameters.isAutomatic(request.getParameterMap())) {
            return automatic(RequestForm.QUERY, request, response);
        }
        return SeeOther.to(SetupSession.admin().map(stages::pathOf).orElse(SetupPaths.TOKEN));
    }

    @PostMapping(path = SetupPaths.SETUP, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> posted(HttpServletRequest request, HttpServletResponse response) {
        return automatic(RequestForm.FORM, request, response);
    }

    private ResponseEntity<Void> automatic(RequestForm form, HttpServletRequest request, HttpServletResponse response) {
        return SeeOther.to(parameters
                .read(form, request.getParameterMap())
                .map(call -> enter(call, request, response))
                .orElse(SetupProblem.MISSING_TOKEN.path()));
    }

    @GetMapping(SetupPaths.TOKEN)
    String tokenForm() {
        return "token";
    }

    @PostMapping(path = SetupPaths.TOKEN, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Object tokenEntered(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(name = "user_email", defaultValue = "") String userEmail,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        SetupCall call = SetupCall.typed(token, userEmail, null);
        return switch (entrance.admit(call, request.getRemoteAddr())) {
            case Admission.Refused(SetupProblem problem) -> {
                TokenForms.refuse(call, problem, model, response);
                yield "token";
            }
            case Admission admission -> SeeOther.to(pathFor(admission, call, request, response));
        };
    }

    @PostMapping(SetupPaths.RETRY)
    ResponseEntity<Void> retry(HttpServletRequest request, HttpServletResponse response) {
        Optional<SetupCall> pending = session.takePending(request);
        return SeeOther.to(
                pending.map(call -> enter(call, request, response)).orElse(SetupProblem.SESSION_EXPIRED.path()));
    }

    private String enter(SetupCall call, HttpServletRequest request, HttpServletResponse response) {
        return pathFor(entrance.admit(call, request.getRemoteAddr()), call, request, response);
    }

    private String pathFor(
            Admission admission, SetupCall call, HttpServletRequest request, HttpServletResponse response) {
        return switch (admission) {
            case Admission.Admitted(long accountId, String accountName) -> {
                Admin admin = new Admin(accountId, accountName, returnUrls.choose(call.returnUrl()));
                session.signIn(admin, request, response);
                yield stages.pathOf(admin);
            }
            case Admission.Refused(SetupProblem problem) -> problem.path();
            case Admission.Unavailable() -> {
                session.keepPending(call, request);
                yield SetupProblem.ONEFLOW_DOWN.path();
            }
        };
    }
}
