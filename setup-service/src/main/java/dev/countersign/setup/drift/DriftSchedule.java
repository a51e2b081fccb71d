package dev.countersign.setup.drift;

import dev.countersign.setup.work.RecurringWork;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of comparing accounts. */
@Configuration(proxyBeanMethods = false)
class DriftSchedule {

    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration FOLLOW = Duration.ofSeconds(10);

    @Bean
    RecurringWork driftTurnWork(DriftWorkers workers) {
        return new RecurringWork("drift-turn", TURN, workers::turn);
    }

    /** Not part of the saga: what it notes here must not be able to hold it up. */
    @Bean
    RecurringWork driftFollowWork(DriftStore store, MeterRegistry meters) {
        Gauge.builder("countersign.setup.drift.overdue", store, DriftStore::overdue)
                .description("Accounts whose comparison with Oneflow is due")
                .register(meters);
        return new RecurringWork("drift-follow", FOLLOW, store::follow);
    }
}
