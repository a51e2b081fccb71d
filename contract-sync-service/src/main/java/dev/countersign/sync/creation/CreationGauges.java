package dev.countersign.sync.creation;

import dev.countersign.sync.loop.WakeableLoop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many contracts wait to be created. Read from the database now and then, not at every scrape. */
@Component
final class CreationGauges implements SmartLifecycle {

    private record State(long open, long parked, @Nullable OffsetDateTime oldestOpen) {}

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final double MILLIS = 1000;

    private final JdbcClient jdbc;
    private final WakeableLoop loop = new WakeableLoop("creation-gauges", INTERVAL, this::read);
    private volatile State state = new State(0, 0, null);

    CreationGauges(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        Gauge.builder("countersign.creation.open", () -> state.open)
                .description("Contract requests that are worked on or wait")
                .register(meters);
        Gauge.builder("countersign.creation.parked", () -> state.parked)
                .description("Contract requests that wait for a person")
                .register(meters);
        Gauge.builder("countersign.creation.oldest-open", () -> age(state.oldestOpen, clock))
                .description("Age of the oldest contract request without a result that is not parked")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop(Duration.ofSeconds(1));
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private void read() {
        state = jdbc.sql("""
                        select (select count(*) from contract_request where state = 'open') as open,
                               (select count(*) from contract_request where state = 'parked') as parked,
                               (select min(received_at) from contract_request where state = 'open') as oldest_open""").query(State.class).single();
    }

    private static double age(@Nullable OffsetDateTime since, Clock clock) {
        return since == null
                ? 0
                : Duration.between(since.toInstant(), clock.instant()).toMillis() / MILLIS;
    }
}
