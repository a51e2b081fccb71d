package dev.countersign.sync.creation;

import dev.countersign.sync.config.CreationProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of requests that are worked on; only whoever claimed one may write it, so that a lease that ended changes nothing. */
@Component
final class RequestRows {

    private static final String CLAIM = """
            with due as (
                select r.account_id, r.request_id from contract_request r
                where r.state = 'open' and r.due_at <= :now and (r.leased_until is null or r.leased_until <= :now)
                  and not r.account_id = any(:busy)
                  and not exists (select from account_credentials c
                                  where c.account_id = r.account_id and c.suspended_until > :now
                                    and c.suspended_outcome = 'oneflow_unauthorised')
                order by r.due_at limit :most for update skip locked)
            update contract_request r set lease_owner = :owner, leased_until = :until, last_attempt_at = :now
            from due where r.account_id = due.account_id and r.request_id = due.request_id
            returning r.*""";

    private static final String MINE =
            " where account_id = :account and request_id = :request and lease_owner = :owner and state = 'open'";

    private final JdbcClient jdbc;
    private final CreationProperties properties;
    private final Clock clock;

    RequestRows(JdbcClient jdbc, CreationProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** Claims due requests until the lease ends or is renewed; none of accounts whose token was refused. */
    List<ClaimedRequest> claim(UUID owner, int most, Collection<Long> busyAccounts) {
        Instant now = clock.instant();
        return jdbc.sql(CLAIM)
                .param("now", time(now))
                .param("until", time(now.plus(properties.lease())))
                .param("owner", owner)
                .param("most", most)
                .param("busy", busyAccounts.toArray(Long[]::new))
                .query(RequestRows::claimed)
                .list();
    }

    /** A sign of life: what is worked on under these claims stays claimed. */
    void renew(Collection<UUID> owners) {
        int _ = jdbc.sql("update contract_request set leased_until = :until where lease_owner = any(:owners::uuid[])")
                .param("until", time(clock.instant().plus(properties.lease())))
                .param("owners", texts(owners))
                .update();
    }

    /** Gives back what was claimed and will not be finished. */
    void release(Collection<UUID> owners) {
        int _ = jdbc.sql("""
                        update contract_request set lease_owner = null, leased_until = null
                        where lease_owner = any(:owners::uuid[])""").param("owners", texts(owners)).update();
    }

    /**
     * Notes that a contract is about to be created: whoever takes over looks for it until Oneflow's lists must have caught up.
     *
     * @return whether the request is still its claimer's
     */
    boolean noteCreation(ClaimedRequest request, Duration doubt) {
        Instant now = clock.instant();
        return mine(
                                "update contract_request set unsettled_until = :until, creations = creations + 1, leased_until = :lease",
                                request)
                        .param("until", time(now.plus(properties.lease()).plus(doubt)))
                        .param("lease", time(now.plus(properties.lease())))
                        .update()
                == 1;
    }

    /** Nothing was heard of a creation that was sent. */
    void noteDoubt(ClaimedRequest request, Duration doubt) {
        int _ = mine("update contract_request set unsettled_until = :until", request)
                .param("until", time(clock.instant().plus(doubt)))
                .update();
    }

    /** Oneflow said that it did not create the contract, or was not reached. */
    void nothingMade(ClaimedRequest request) {
        int _ = mine("update contract_request set unsettled_until = null", request)
                .update();
    }

    /** Whether the request was still its claimer's. */
    boolean advance(ClaimedRequest request, StepResult.Advanced advanced) {
        return mine("""
                        update contract_request set step = :step, contract_id = :contract, unsettled_until = null, attempts = 0,
                            last_outcome = :step, last_reason = null""", request)
                        .param("step", advanced.to().text())
                        .param("contract", advanced.contractId())
                        .update()
                == 1;
    }

    /**
     * A request that still waits, or waits for a person.
     *
     * @param state {@code open} or {@code parked}
     */
    boolean putBack(ClaimedRequest request, String state, Duration after, int attempts, String code, String reason) {
        return mine("""
                        update contract_request set state = :state, due_at = :due, attempts = :attempts, last_outcome = :code,
                            last_reason = :reason, lease_owner = null, leased_until = null""", request)
                        .param("state", state)
                        .param("due", time(clock.instant().plus(after)))
                        .param("attempts", attempts)
                        .param("code", code)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec mine(String update, ClaimedRequest request) {
        return jdbc.sql(update + MINE)
                .param("account", request.accountId())
                .param("request", request.requestId())
                .param("owner", request.owner());
    }

    private static String[] texts(Collection<UUID> owners) {
        return owners.stream().distinct().map(UUID::toString).toArray(String[]::new);
    }

    private static ClaimedRequest claimed(ResultSet row, int number) throws SQLException {
        return new ClaimedRequest(
                row.getLong("account_id"),
                row.getString("request_id"),
                Step.of(row.getString("step")),
                row.getBytes("sealed_content"),
                (Long) row.getObject("contract_id"),
                instant(row, "unsettled_until"),
                row.getInt("attempts"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("requested_by"),
                row.getString("traceparent"),
                row.getObject("lease_owner", UUID.class));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
