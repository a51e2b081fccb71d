package dev.countersign.setup.drift;

import dev.countersign.setup.config.DriftProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of comparisons: one row for each account that is to be compared. */
@Component
public class DriftStore {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<List<DriftFinding>> FINDINGS = new TypeReference<>() {};
    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;
    private static final double JITTER = 0.1;

    /** The saga that repairs has reached its goal. */
    private static final String SETTLE = """
            UPDATE drift_check d SET findings = (
                SELECT jsonb_agg(CASE WHEN finding ->> 'outcome' = 'PENDING'
                    THEN jsonb_set(finding, '{outcome}', '"REPAIRED"') ELSE finding END ORDER BY position)
                FROM jsonb_array_elements(d.findings) WITH ORDINALITY AS listed (finding, position))
            FROM provisioning p WHERE p.account_id = d.account_id AND p.goal = 'PROVISION' AND p.status = 'DONE'
                AND d.findings @> '[{"outcome": "PENDING"}]'""";

    private final JdbcClient jdbc;
    private final DriftProperties properties;
    private final RandomGenerator random;
    private final Clock clock;

    DriftStore(JdbcClient jdbc, DriftProperties properties, RandomGenerator random, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.random = random;
        this.clock = clock;
    }

    /** What is known about the accounts' drift; those that are not compared are missing. */
    public Map<Long, DriftState> find(Collection<Long> accountIds) {
        if (accountIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("SELECT * FROM drift_check WHERE account_id IN (:accounts)")
                .param("accounts", accountIds)
                .query(DriftStore::read)
                .list()
                .stream()
                .collect(Collectors.toMap(DriftState::accountId, Function.identity()));
    }

    Optional<DriftState> find(long accountId) {
        return Optional.ofNullable(find(List.of(accountId)).get(accountId));
    }

    /** Has the account compared as soon as there is a place. @return false if it is not one that is compared */
    public boolean checkSoon(long accountId) {
        return jdbc.sql("""
                        INSERT INTO drift_check (account_id, next_check_at)
                        SELECT account_id, CAST(:now AS timestamptz) FROM account
                        WHERE account_id = :account AND state IN ('PROVISIONED', 'SUSPENDED')
                        ON CONFLICT (account_id) DO UPDATE SET next_check_at = excluded.next_check_at
                        """)
                        .param("now", OffsetDateTime.now(clock))
                        .param("account", accountId)
                        .update()
                == 1;
    }

    /**
     * Takes accounts whose comparison is due, the longest waiting first, and puts off their next one: whoever crashes with one leaves it
     * to the next turn.
     */
    List<Long> take(int limit) {
        return jdbc.sql("""
                        UPDATE drift_check SET next_check_at = :next WHERE account_id IN (
                            SELECT account_id FROM drift_check WHERE next_check_at <= :now
                            ORDER BY next_check_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING account_id
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("next", in(FIRST_RETRY))
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /**
     * Adds accounts that came into being, at any time of the interval, drops those that were taken down, and notes repairs that were done
     * by others.
     */
    void follow() {
        jdbc.sql("""
                        INSERT INTO drift_check (account_id, next_check_at)
                        SELECT account_id, CAST(:now AS timestamptz) + random() * make_interval(secs => :seconds)
                        FROM account a WHERE state IN ('PROVISIONED', 'SUSPENDED')
                            AND NOT EXISTS (SELECT 1 FROM drift_check d WHERE d.account_id = a.account_id)
                        ON CONFLICT DO NOTHING
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("seconds", (double) properties.interval().toSeconds())
                .update();
        jdbc.sql("""
                        DELETE FROM drift_check d USING account a
                        WHERE a.account_id = d.account_id AND a.state NOT IN ('PROVISIONED', 'SUSPENDED')
                        """).update();
        jdbc.sql(SETTLE).update();
    }

    /** The comparison was made. */
    void compared(long accountId, List<DriftFinding> findings) {
        jdbc.sql("""
                        UPDATE drift_check SET checked_at = :now, findings = CAST(:findings AS jsonb), failures = 0,
                            last_failure = NULL, next_check_at = :next WHERE account_id = :account
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("findings", MAPPER.writeValueAsString(findings))
                .param("next", in(properties.interval()))
                .param("account", accountId)
                .update();
    }

    /** What waited for the repair of the account is repaired. */
    void settle(long accountId) {
        jdbc.sql(SETTLE + " AND d.account_id = ?").param(accountId).update();
    }

    /**
     * The comparison could not be made; it is tried again sooner than after the whole interval, but later each time.
     *
     * @param reason for operators, without secrets
     * @param atLeast when not to try again before
     */
    void failed(long accountId, int failuresBefore, String reason, Duration atLeast) {
        Duration delay = FIRST_RETRY.multipliedBy(1L << Math.min(failuresBefore, MOST_DOUBLINGS));
        Duration bounded = delay.compareTo(properties.interval()) > 0 ? properties.interval() : delay;
        jdbc.sql("""
                        UPDATE drift_check SET failures = failures + 1, last_failure = :reason, next_check_at = :next
                        WHERE account_id = :account
                        """)
                .param("reason", reason)
                .param("next", in(bounded.compareTo(atLeast) > 0 ? bounded : atLeast))
                .param("account", accountId)
                .update();
    }

    /** How many accounts wait for their comparison. */
    long overdue() {
        return jdbc.sql("SELECT count(*) FROM drift_check WHERE next_check_at < ?")
                .param(OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    /** After the delay, give or take a tenth, so that accounts that came together drift apart. */
    private OffsetDateTime in(Duration delay) {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        Instant then = clock.instant().plusMillis((long) (delay.toMillis() * factor));
        return then.atOffset(ZoneOffset.UTC);
    }

    private static DriftState read(ResultSet row, int number) throws SQLException {
        OffsetDateTime checkedAt = row.getObject("checked_at", OffsetDateTime.class);
        return new DriftState(
                row.getLong("account_id"),
                row.getObject("next_check_at", OffsetDateTime.class).toInstant(),
                checkedAt == null ? null : checkedAt.toInstant(),
                MAPPER.readValue(row.getString("findings"), FINDINGS),
                row.getInt("failures"),
                row.getString("last_failure"));
    }
}
