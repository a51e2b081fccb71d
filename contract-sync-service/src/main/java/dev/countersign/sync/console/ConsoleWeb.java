package dev.countersign.sync.console;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The static files of the pages. */
@Configuration(proxyBeanMethods = false)
class ConsoleWeb implements WebMvcConfigurer {

    private static final Duration ASSET_LIFETIME = Duration.ofHours(1);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(ConsolePaths.ASSETS + "/**")
                .addResourceLocations("classpath:/assets/")
                .setCacheControl(CacheControl.maxAge(ASSET_LIFETIME).cachePublic());
    }
}
