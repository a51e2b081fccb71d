package dev.countersign.operators;

import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;

/** What a service imports that keeps sessions in its database: as text. Spring Session's own way is Java serialisation: bytes that say themselves which classes they become. */
@Configuration(proxyBeanMethods = false)
public class SessionTexts {

    /** Spring Session looks for this name. */
    @Bean
    ConversionService springSessionConversionService() {
        var conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, SessionTexts::write);
        conversions.addConverter(byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
        return conversions;
    }

    private static byte[] write(Object value) {
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        throw new IllegalArgumentException("A session keeps text only, but it was given a "
                + value.getClass().getName() + ": store a text instead");
    }
}
