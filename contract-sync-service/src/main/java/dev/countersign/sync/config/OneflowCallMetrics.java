package dev.countersign.sync.config;

import dev.countersign.oneflow.OneflowCall;
import dev.countersign.oneflow.OneflowCallObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Times of calls to Oneflow, and of waiting for the token's budget. */
final class OneflowCallMetrics implements OneflowCallObserver {

    private final MeterRegistry meters;

    OneflowCallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void onCall(OneflowCall call) {
        Timer.builder("countersign.oneflow.calls")
                .description("Exchanges with Oneflow's API")
                .tag("endpoint", call.endpoint())
                .tag("outcome", call.outcome())
                .register(meters)
                .record(call.duration());
        Timer.builder("countersign.oneflow.budget-wait")
                .description("Time that calls waited for the token's rate budget")
                .register(meters)
                .record(call.budgetWait());
    }
}
