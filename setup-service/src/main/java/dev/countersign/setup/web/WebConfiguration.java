package dev.countersign.setup.web;

import dev.countersign.operators.SessionTexts;
import dev.countersign.setup.config.SetupProperties;
import dev.countersign.setup.onboarding.SetupPaths;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The session cookie and the static files. */
@Configuration(proxyBeanMethods = false)
@Import(SessionTexts.class)
class WebConfiguration implements WebMvcConfigurer {

    private static final Duration ASSET_LIFETIME = Duration.ofHours(1);

    /** Lax, because the browser comes to us from Oneflow; the prefix keeps other hosts of the domain from setting the cookie. */
    @Bean
    DefaultCookieSerializer sessionCookie(SetupProperties properties) {
        var cookie = new DefaultCookieSerializer();
        boolean secure = properties.isServedSecurely();
        cookie.setCookieName(secure ? "__Host-countersign-setup" : "countersign-setup");
        cookie.setUseSecureCookie(secure);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setCookiePath("/");
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(SetupPaths.ASSETS + "/**")
                .addResourceLocations("classpath:/assets/")
                .setCacheControl(CacheControl.maxAge(ASSET_LIFETIME).cachePublic());
    }
}
