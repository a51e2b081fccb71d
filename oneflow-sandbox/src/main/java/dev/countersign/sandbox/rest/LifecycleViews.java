package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.state.Lifecycle;
import tools.jackson.databind.node.ObjectNode;

/** The two lifecycle objects of a contract; the sandbox's contracts have no duration. */
final class LifecycleViews {

    private LifecycleViews() {}

    static ObjectNode settings() {
        return Json.object()
                .putNull("duration")
                .putNull("end_date")
                .putNull("initial_duration")
                .putNull("notice_period")
                .putNull("start_date")
                .put("type", "no_duration");
    }

    static ObjectNode state(Lifecycle lifecycle) {
        return Json.object()
                .put("contract_end_time", Times.text(lifecycle.endTime()))
                .put("contract_start_time", Times.text(lifecycle.startTime()))
                .put("cancel_time", Times.text(lifecycle.cancelTime()))
                .put("has_ended_by_termination", lifecycle.terminated())
                .put("has_passed_notice_period_start_time", false)
                .put("is_canceled", lifecycle.cancelTime() != null)
                .put("is_recurring", false)
                .put("lifecycle_state", lifecycle.state())
                .put("lifecycle_state_updated_time", Times.text(lifecycle.updatedTime()))
                .putNull("notice_period_start_time")
                .put("period", lifecycle.period())
                .putNull("period_end_time")
                .put("period_start_time", Times.text(lifecycle.startTime()));
    }
}
