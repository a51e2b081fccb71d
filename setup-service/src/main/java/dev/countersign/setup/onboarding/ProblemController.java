package dev.countersign.setup.onboarding;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The pages that say what went wrong. Any method: a refused form is forwarded here. */
@Controller
class ProblemController {

    @RequestMapping(SetupPaths.PROBLEM + "/{slug}")
    String problem(@PathVariable String slug, Model model, HttpServletResponse response) {
        SetupProblem problem =
                SetupProblem.ofSlug(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        response.setStatus(problem.status().value());
        model.addAttribute("problem", problem);
        return "problem";
    }
}
