package dev.countersign.sync.console;

import dev.countersign.operators.SessionTexts;
import dev.countersign.sync.config.ConsoleProperties;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The session cookie and the static files of the pages. */
@Configuration(proxyBeanMethods = false)
@Import(SessionTexts.class)
class ConsoleWeb implements WebMvcConfigurer {

    private static final Duration ASSET_LIFETIME = Duration.ofHours(1);

    /** Lax, because the browser comes back to us from the identity provider; the prefix keeps other hosts of the domain from setting the cookie. */
    @Bean
    DefaultCookieSerializer sessionCookie(ConsoleProperties properties) {
        var cookie = new DefaultCookieSerializer();
        boolean secure = properties.isServedSecurely();
        cookie.setCookieName(secure ? "__Host-countersign-console" : "countersign-console");
        cookie.setUseSecureCookie(secure);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setCookiePath("/");
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(ConsolePaths.ASSETS + "/**")
                .addResourceLocations("classpath:/assets/")
                .setCacheControl(CacheControl.maxAge(ASSET_LIFETIME).cachePublic());
    }
}
