package dev.countersign.oneflow.json;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** {@code lifecycle_settings} of a contract. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record LifecycleSettingsJson(
        @Nullable String type,
        @Nullable String startDate,
        @Nullable String endDate,
        @Nullable String duration,
        @Nullable String noticePeriod) {

    static final LifecycleSettingsJson NONE = new LifecycleSettingsJson(null, null, null, null, null);
}
