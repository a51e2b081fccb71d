package dev.countersign.sync.reconciliation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** What reconciliation found: how much webhooks missed is the alarm. */
@Component
final class RunMetrics {

    private final MeterRegistry meters;
    private final Counter missed;
    private final Counter lost;

    RunMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.missed = Counter.builder("countersign.sync.missed-webhooks")
                .description("Contracts that had changed without a webhook having told us, found by reconciliation")
                .register(meters);
        this.lost = Counter.builder("countersign.sync.lost-contracts")
                .description("Contracts we follow that Oneflow no longer listed; they are read again")
                .register(meters);
        List.of("finished", "failed", "aborted").forEach(this::run);
    }

    void missed(int contracts) {
        missed.increment(contracts);
    }

    void lost(int contracts) {
        lost.increment(contracts);
    }

    void over(String outcome) {
        run(outcome).increment();
    }

    private Counter run(String outcome) {
        return Counter.builder("countersign.reconciliation.runs")
                .description("Runs that are over, by how they ended")
                .tag("outcome", outcome)
                .register(meters);
    }
}
