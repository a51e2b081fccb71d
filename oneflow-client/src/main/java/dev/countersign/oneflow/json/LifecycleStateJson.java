package dev.countersign.oneflow.json;

import dev.countersign.oneflow.model.Lifecycle;
import dev.countersign.oneflow.model.LifecycleState;
import dev.countersign.oneflow.model.OpenValue;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** {@code lifecycle_state} of a contract. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record LifecycleStateJson(
        @Nullable String lifecycleState,
        @Nullable String contractStartTime,
        @Nullable String contractEndTime,
        @Nullable String cancelTime,
        @Nullable Boolean isCanceled,
        @Nullable Boolean hasEndedByTermination,
        @Nullable Integer period) {

    private static final LifecycleStateJson NONE = new LifecycleStateJson(null, null, null, null, null, null, null);

    static @Nullable Lifecycle toModel(
            @Nullable LifecycleStateJson givenState, @Nullable LifecycleSettingsJson givenSettings) {
        if (givenState == null && givenSettings == null) {
            return null;
        }
        LifecycleStateJson state = givenState == null ? NONE : givenState;
        LifecycleSettingsJson settings = givenSettings == null ? LifecycleSettingsJson.NONE : givenSettings;
        return new Lifecycle(
                OpenValue.parse(LifecycleState.class, state.lifecycleState),
                OneflowTime.parse(state.contractStartTime, "lifecycle_state.contract_start_time"),
                OneflowTime.parse(state.contractEndTime, "lifecycle_state.contract_end_time"),
                OneflowTime.parse(state.cancelTime, "lifecycle_state.cancel_time"),
                Json.isTrue(state.isCanceled),
                Json.isTrue(state.hasEndedByTermination),
                state.period == null ? 0 : state.period,
                Json.filled(settings.type()),
                Json.date(settings.startDate(), "lifecycle_settings.start_date"),
                Json.date(settings.endDate(), "lifecycle_settings.end_date"),
                Json.filled(settings.duration()),
                Json.filled(settings.noticePeriod()));
    }
}
