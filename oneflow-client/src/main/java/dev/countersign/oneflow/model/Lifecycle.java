package dev.countersign.oneflow.model;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The life of a signed contract ({@code lifecycle_state} and {@code lifecycle_settings}).
 *
 * @param period which one runs, from 1; 0 when none does or Oneflow does not say
 * @param type for example "no_duration", "single_period", "recurring"
 * @param startDate agreed first day
 * @param endDate agreed last day
 * @param duration for example "12m"
 * @param noticePeriod for example "3m"
 */
public record Lifecycle(
        OpenValue<LifecycleState> state,
        @Nullable Instant contractStartTime,
        @Nullable Instant contractEndTime,
        @Nullable Instant cancelTime,
        boolean canceled,
        boolean terminated,
        int period,
        @Nullable String type,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable String duration,
        @Nullable String noticePeriod) {}
