package dev.countersign.oneflow;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.serde.config.SerdeConfiguration;
import io.micronaut.serde.support.DefaultSerdeIntrospections;
import jakarta.inject.Singleton;

/** Looks for the JSON records with the context's class loader: Micronaut's default finds none in an executable Spring Boot jar. */
@Singleton
@Replaces(DefaultSerdeIntrospections.class)
final class VisibleIntrospections extends DefaultSerdeIntrospections {

    private final BeanIntrospector introspector;

    VisibleIntrospections(ApplicationContext context, SerdeConfiguration configuration) {
        super(configuration);
        this.introspector = BeanIntrospector.forClassLoader(context.getClassLoader());
    }

    @Override
    public BeanIntrospector getBeanIntrospector() {
        return introspector;
    }
}
