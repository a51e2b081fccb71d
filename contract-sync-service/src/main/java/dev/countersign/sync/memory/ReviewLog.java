package dev.countersign.sync.memory;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what about which difference, append-only, with the values of that moment, sealed as they are. */
@Component
public final class ReviewLog {

    /**
     * One thing that happened.
     *
     * @param what {@code proposed}, {@code accepted}, {@code kept}, {@code written} or {@code settled}
     * @param who the person; {@code sync} for the service itself
     */
    public record Entry(
            UUID reviewId,
            long accountId,
            String what,
            String who,
            @Nullable String comment) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds an entry about a review as it is now. */
    public void add(Entry entry) {
        int _ = jdbc.sql("""
                        insert into review_log (review_id, account_id, employee_id, attribute, contract_id, happened_at, what,
                            who, comment, sealed_values)
                        select review_id, account_id, employee_id, attribute, contract_id, :now, :what, :who, :comment,
                            sealed_values
                        from review where review_id = :id and account_id = :account""")
                .param("now", RecordRows.time(clock.instant()))
                .param("what", entry.what())
                .param("who", entry.who())
                .param("comment", entry.comment())
                .param("id", entry.reviewId())
                .param("account", entry.accountId())
                .update();
    }
}
