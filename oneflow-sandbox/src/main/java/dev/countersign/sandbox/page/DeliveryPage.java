package dev.countersign.sandbox.page;

import dev.countersign.sandbox.delivery.WebhookDeliverer;
import dev.countersign.sandbox.faults.FaultSwitchboard;
import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Handler;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.http.Router;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The pages of deliveries and of the fault switches. */
final class DeliveryPage {

    private final WebhookDeliverer deliverer;
    private final FaultSwitchboard faults;
    private final PageModels models;
    private final Renderer renderer;

    DeliveryPage(WebhookDeliverer deliverer, FaultSwitchboard faults, PageModels models, Renderer renderer) {
        this.deliverer = deliverer;
        this.faults = faults;
        this.models = models;
        this.renderer = renderer;
    }

    void register(Router router) {
        on(router, "GET", "/deliveries", call -> renderer.page("deliveries", models.deliveries()));
        on(router, "POST", "/deliveries/{callback_id}/resend", this::resend);
        on(router, "GET", "/faults", call -> faultPage());
        on(router, "POST", "/faults", this::changeFaults);
    }

    private void on(Router router, String method, String pattern, Handler handler) {
        router.on(method, pattern, Problems.shownBy(renderer, handler));
    }

    private Reply resend(Call call) {
        deliverer.resend(call.pathText("callback_id"));
        return Reply.redirect(303, "/deliveries");
    }

    private Reply faultPage() {
        return renderer.page(
                "faults", Map.of("faults", Json.plain(faults.now().toJson()), "timeFactor", deliverer.timeFactor()));
    }

    private Reply changeFaults(Call call) {
        Form form = Form.of(call);
        ObjectNode wanted = Json.object();
        for (String number :
                new String[] {"latency_ms", "error_rate_5xx", "template_lag_ms", "lose_next_deliveries", "time_factor"
                }) {
            wanted.put(number, form.number(number));
        }
        for (String flag : new String[] {"rate_limited", "duplicate_deliveries", "reorder_deliveries"}) {
            wanted.put(flag, form.checked(flag));
        }
        Body body = Body.of(wanted);
        double factor = body.number("time_factor", 0.000_001, 1000, 1);
        Object _ = faults.change(body);
        deliverer.timeFactor(factor);
        return Reply.redirect(303, "/faults");
    }
}
