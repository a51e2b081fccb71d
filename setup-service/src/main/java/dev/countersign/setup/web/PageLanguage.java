package dev.countersign.setup.web;

import dev.countersign.setup.config.SetupProperties;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of the pages: what the admin chose, else the best that the browser asks for. The choice is in a cookie of its own, because a
 * sign-in ends the session, and who only looks gets none.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
public final class PageLanguage implements LocaleResolver {

    /** The languages that there are texts in; the first is for those who ask for none of them. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("sv"));

    private static final Duration LIFETIME = Duration.ofDays(365);

    private final String cookieName;
    private final boolean secure;

    PageLanguage(SetupProperties properties) {
        this.secure = properties.isServedSecurely();
        this.cookieName = (secure ? "__Host-" : "") + "countersign-setup-language";
    }

    /** The language of a tag, if there are texts in it. */
    public static Optional<Locale> ofTag(String tag) {
        return LANGUAGES.stream()
                .filter(language -> language.toLanguageTag().equals(tag))
                .findFirst();
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, cookieName);
        return Optional.ofNullable(chosen)
                .flatMap(cookie -> ofTag(cookie.getValue()))
                .orElseGet(() -> bestOf(request));
    }

    @Override
    public void setLocale(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale language) {
        if (response == null || language == null) {
            throw new IllegalArgumentException("The language of the pages is kept in a cookie and can't be unset");
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(cookieName, language.toLanguageTag())
                        .path("/")
                        .maxAge(LIFETIME)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private static Locale bestOf(HttpServletRequest request) {
        for (Locale wanted : Collections.list(request.getLocales())) {
            Optional<Locale> found = ofTag(wanted.getLanguage());
            if (found.isPresent()) {
                return found.get();
            }
        }
        return LANGUAGES.getFirst();
    }
}
