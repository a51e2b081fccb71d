package dev.countersign.sync.creation;

import dev.countersign.sync.metrics.PolledStates;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many contracts wait to be created. */
@Component
final class CreationGauges {

    private record State(long open, long parked, @Nullable OffsetDateTime oldestOpen) {}

    private final JdbcClient jdbc;

    CreationGauges(JdbcClient jdbc, PolledStates states, MeterRegistry meters) {
        this.jdbc = jdbc;
        Supplier<State> state = states.poll("creation-gauges", new State(0, 0, null), this::read);
        Gauge.builder("countersign.creation.open", () -> state.get().open)
                .description("Contract requests that are worked on or wait")
                .register(meters);
        Gauge.builder("countersign.creation.parked", () -> state.get().parked)
                .description("Contract requests that wait for a person")
                .register(meters);
        Gauge.builder("countersign.creation.oldest-open", () -> states.age(state.get().oldestOpen))
                .description("Age of the oldest contract request without a result that is not parked")
                .baseUnit("seconds")
                .register(meters);
    }

    private State read() {
        return jdbc.sql("""
                        select (select count(*) from contract_request where state = 'open') as open,
                               (select count(*) from contract_request where state = 'parked') as parked,
                               (select min(received_at) from contract_request where state = 'open') as oldest_open""").query(State.class).single();
    }
}
