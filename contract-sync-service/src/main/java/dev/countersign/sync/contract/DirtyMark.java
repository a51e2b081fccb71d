package dev.countersign.sync.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reason to look at a contract.
 *
 * @param priority how urgent it is
 * @param events how many events this stands for; 0 when nobody told us
 * @param eventType Oneflow's type of the latest; null when it is none of Oneflow's events
 * @param eventTime when that happened; null when unknown
 * @param callbackId of the webhook call it came with
 * @param traceparent of the trace to continue
 */
public record DirtyMark(
        long accountId,
        long contractId,
        Priority priority,
        int events,
        @Nullable String eventType,
        @Nullable Instant eventTime,
        @Nullable String callbackId,
        @Nullable String traceparent) {

    /** Somebody other than Oneflow wants the contract to be looked at. */
    public static DirtyMark unprompted(
            long accountId, long contractId, Priority priority, @Nullable String traceparent) {
        return new DirtyMark(accountId, contractId, priority, 0, null, null, null, traceparent);
    }

    /** Both as one: the later event names it, the more urgent counts. */
    public DirtyMark and(DirtyMark later) {
        Priority urgent = priority.compareTo(later.priority) <= 0 ? priority : later.priority;
        return new DirtyMark(
                accountId,
                contractId,
                urgent,
                events + later.events,
                later.eventType,
                later.eventTime,
                later.callbackId,
                later.traceparent == null ? traceparent : later.traceparent);
    }
}
