package dev.countersign.ingress.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of a webhook call.
 *
 * @param id Oneflow's id of the event; null when the call names none
 * @param type Oneflow's event type, for example {@code contract:sign}; an open list
 * @param createdTime when it happened, by Oneflow's clock; null when the call gives no readable time
 */
public record CallEvent(
        @Nullable Long id, String type, @Nullable Instant createdTime) {}
