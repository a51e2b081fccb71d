package dev.countersign.sandbox.control;

import dev.countersign.sandbox.delivery.WebhookDeliverer;
import dev.countersign.sandbox.faults.FaultSwitchboard;
import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.http.Router;

/** Deliveries, the time factor of their retries, and the fault switches. */
final class DeliveryControl {

    private final WebhookDeliverer deliverer;
    private final FaultSwitchboard faults;
    private final ControlViews views;

    DeliveryControl(WebhookDeliverer deliverer, FaultSwitchboard faults, ControlViews views) {
        this.deliverer = deliverer;
        this.faults = faults;
        this.views = views;
    }

    void register(Router router) {
        router.on("GET", "/control/health", call -> Reply.ok(Json.object().put("status", "ready")));
        router.on(
                "GET",
                "/control/deliveries",
                call -> Reply.ok(views.deliveries(deliverer.log().all())));
        router.on("POST", "/control/deliveries/{callback_id}/resend", this::resend);
        router.on("GET", "/control/faults", call -> Reply.ok(faults.now().toJson()));
        router.on(
                "PUT",
                "/control/faults",
                call -> Reply.ok(faults.change(Body.of(call)).toJson()));
        router.on("GET", "/control/faults/calls", call -> Reply.ok(faults.calls()));
        router.on("PUT", "/control/faults/calls", call -> Reply.ok(faults.changeCalls(Body.of(call))));
        router.on("DELETE", "/control/faults", this::resetFaults);
        router.on("GET", "/control/time-factor", call -> timeFactor());
        router.on("PUT", "/control/time-factor", this::changeTimeFactor);
    }

    private Reply resend(Call call) {
        deliverer.resend(call.pathText("callback_id"));
        return Reply.ok(Json.object());
    }

    private Reply resetFaults(Call call) {
        faults.reset();
        return Reply.ok(faults.now().toJson());
    }

    private Reply changeTimeFactor(Call call) {
        Body body = Body.of(call);
        if (!body.has("factor")) {
            body.problem("factor", "This parameter is required.");
        }
        double factor = body.number("factor", 0.000_001, 1000, 1);
        body.check();
        deliverer.timeFactor(factor);
        return timeFactor();
    }

    private Reply timeFactor() {
        return Reply.ok(Json.object().put("factor", deliverer.timeFactor()));
    }
}
