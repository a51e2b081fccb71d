package dev.countersign.sync;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.annotation.AnnotationUtils;

/** Configuration as the service has it when only what a test cares for is set. */
public final class TestProperties {

    private TestProperties() {}

    /**
     * The properties of this kind.
     *
     * @param set without the prefix
     */
    public static <T> T of(Class<T> type, Map<String, String> set) {
        String prefix = Objects.requireNonNull(AnnotationUtils.findAnnotation(type, ConfigurationProperties.class))
                .value();
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        set.forEach((name, value) -> source.put(prefix + "." + name, value));
        return new Binder(source).bindOrCreate(prefix, type);
    }
}
