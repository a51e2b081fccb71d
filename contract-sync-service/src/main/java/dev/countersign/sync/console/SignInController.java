package dev.countersign.sync.console;

import dev.countersign.operators.OperatorProperties;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in. */
@Controller
class SignInController {

    private final OperatorProperties operators;
    private final IdentityProvider identityProvider;

    SignInController(OperatorProperties operators, IdentityProvider identityProvider) {
        this.operators = operators;
        this.identityProvider = identityProvider;
    }

    @GetMapping(ConsolePaths.SIGN_IN)
    String page(Model model) {
        model.addAttribute("byToken", operators.token() != null);
        model.addAttribute("byProvider", identityProvider.isOn());
        model.addAttribute("start", ConsolePaths.OAUTH2_START + "/" + ConsolePaths.OAUTH2_NAME);
        return "console/login";
    }
}
