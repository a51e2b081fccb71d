package dev.countersign.sync.console;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What reconciliation found that no webhook had told. */
@Component
class MissedWebhooks {

    static final String SINCE = "by webhooks in 24 hours";

    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    MissedWebhooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long count() {
        return jdbc.sql("select coalesce(sum(missed), 0) from reconciliation_run where requested_at >= :since")
                .param("since", OffsetDateTime.ofInstant(clock.instant().minus(DAY), ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
