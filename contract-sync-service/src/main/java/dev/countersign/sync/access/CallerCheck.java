package dev.countersign.sync.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks of what is about to answer, not of the path, whether the caller may have it: there is no second reading of a path to get around. */
@Configuration(proxyBeanMethods = false)
class CallerCheck implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR
                || request.getAttribute(BearerTokenFilter.CALLER) == allowed(handler)) {
            return true;
        }
        Problems.write(response, 403, "This token is not for this address.");
        return false;
    }

    private static Caller allowed(Object handler) {
        OnlyFor only =
                handler instanceof HandlerMethod method ? method.getBeanType().getAnnotation(OnlyFor.class) : null;
        return only == null ? Caller.OPERATOR : only.value();
    }
}
