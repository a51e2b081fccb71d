package dev.countersign.sync.reconciliation;

import dev.countersign.sync.config.ReconciliationProperties;
import dev.countersign.sync.loop.WakeableLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs the reconciliation at its interval, whichever process comes first. */
@Component
final class ReconciliationSchedule implements SmartLifecycle {

    private static final String TASK = "reconciliation";
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Reconciler reconciler;
    private final ReconciliationProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final WakeableLoop loop;

    ReconciliationSchedule(Reconciler reconciler, ReconciliationProperties properties, JdbcClient jdbc, Clock clock) {
        this.reconciler = reconciler;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
        Duration look = properties.interval().compareTo(LONGEST_LOOK) < 0 ? properties.interval() : LONGEST_LOOK;
        this.loop = new WakeableLoop(TASK, look, this::runIfDue);
    }

    @Override
    public void start() {
        if (properties.enabled()) {
            loop.start();
        }
    }

    @Override
    public void stop() {
        loop.stop(PATIENCE);
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private void runIfDue() {
        if (isMyTurn()) {
            ReconciliationReport _ = reconciler.all(properties.grace());
        }
    }

    /** Of several processes the one that moves the time forward has the turn. */
    private boolean isMyTurn() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into recurring_task as t (name, last_run_at) values (:name, :now)
                        on conflict (name) do update set last_run_at = excluded.last_run_at
                        where t.last_run_at <= :before""")
                        .param("name", TASK)
                        .param("now", time(now))
                        .param("before", time(now.minus(properties.interval())))
                        .update()
                == 1;
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
