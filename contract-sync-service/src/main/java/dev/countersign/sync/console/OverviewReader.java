package dev.countersign.sync.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of the overview. What is written each hour is counted at most twice a minute by a process, however many people look. */
@Component
class OverviewReader {

    /** How the work stands; public, because templates read it. */
    public record Figures(
            long waiting,
            long parked,
            long reviews,
            long suspended,
            @Nullable OffsetDateTime oldestWaiting,
            @Nullable OffsetDateTime lastWritten) {}

    private record Counted(Instant at, HourChart chart) {}

    private static final int HOURS = 24;
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Counted counted;

    OverviewReader(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Figures figures() {
        return jdbc.sql("""
                        select (select count(*) from contract_sync where state = 'dirty') as waiting,
                               (select count(*) from contract_sync where state = 'parked') as parked,
                               (select count(*) from review where state = 'open') as reviews,
                               (select count(*) from account_credentials where suspended_since is not null) as suspended,
                               (select min(dirty_since) from contract_sync where state = 'dirty') as oldest_waiting,
                               (select occurred_at from audit order by sequence desc limit 1) as last_written""").query(Figures.class).single();
    }

    /** How many HRM records were written in each of the last 24 hours. */
    HourChart written() {
        Counted last = counted;
        Instant now = clock.instant();
        if (last != null && Duration.between(last.at(), now).compareTo(KEPT) < 0) {
            return last.chart();
        }
        HourChart chart = count(now);
        counted = new Counted(now, chart);
        return chart;
    }

    private HourChart count(Instant now) {
        Instant first = now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1L, ChronoUnit.HOURS);
        Map<Instant, Long> found = new HashMap<>();
        jdbc.sql("""
                        select date_trunc('hour', occurred_at, 'UTC') as hour, count(*) as writes
                        from audit where occurred_at >= :first group by 1""")
                .param("first", OffsetDateTime.ofInstant(first, ZoneOffset.UTC))
                .query(row -> {
                    Instant hour = row.getObject("hour", OffsetDateTime.class).toInstant();
                    found.put(hour, row.getLong("writes"));
                });
        List<HourChart.Hour> hours = new ArrayList<>();
        for (int i = 0; i < HOURS; i++) {
            Instant hour = first.plus(i, ChronoUnit.HOURS);
            hours.add(new HourChart.Hour(hour, found.getOrDefault(hour, 0L)));
        }
        return new HourChart(hours);
    }
}
