package dev.countersign.setup.onboarding;

import dev.countersign.setup.web.PageLanguage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Takes the choice of a language. A link and no form, so that it also works on pages of errors, which have no form token. */
@Controller
class LanguageController {

    private final PageLanguage languages;

    LanguageController(PageLanguage languages) {
        this.languages = languages;
    }

    /** @param from the page to come back to; another address than that of a page leads to the entrance */
    @GetMapping(SetupPaths.LANGUAGE + "/{tag}")
    ResponseEntity<Void> choose(
            @PathVariable String tag,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        Locale language = PageLanguage.ofTag(tag).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        languages.setLocale(request, response, language);
        return SeeOther.to(SetupPaths.pageAt(from));
    }
}
