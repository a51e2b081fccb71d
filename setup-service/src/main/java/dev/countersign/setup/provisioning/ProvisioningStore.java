package dev.countersign.setup.provisioning;

import dev.countersign.setup.account.FieldsJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The saga's table: one row an account. */
@Component
class ProvisioningStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    ProvisioningStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Provisioning> find(long accountId) {
        return jdbc.sql("SELECT * FROM provisioning WHERE account_id = ?")
                .param(accountId)
                .query(ProvisioningStore::read)
                .optional();
    }

    List<Provisioning> find(Collection<Long> accountIds) {
        return jdbc.sql("SELECT * FROM provisioning WHERE account_id IN (:accounts)")
                .param("accounts", accountIds)
                .query(ProvisioningStore::read)
                .list();
    }

    /**
     * Asks for the goal. Work that is under way for it goes on where it is, at once; otherwise it starts at the first step, with what
     * earlier runs created as the places to look first.
     *
     * @param mappingVersion null keeps the one that was confirmed before
     */
    void request(
            long accountId,
            Goal goal,
            @Nullable String mappingVersion,
            boolean hrmConfirmed,
            @Nullable String traceparent) {
        jdbc.sql("""
                        INSERT INTO provisioning AS p (account_id, goal, step, status, next_attempt_at, mapping_version,
                            hrm_confirmed, traceparent, requested_at, updated_at)
                        VALUES (:account, :goal, :step, 'RUNNING', :now, :mapping, :hrm, :trace, :now, :now)
                        ON CONFLICT (account_id) DO UPDATE SET
                            step = CASE WHEN p.goal = excluded.goal AND p.status IN ('RUNNING', 'WAITING')
                                THEN p.step ELSE excluded.step END,
                            goal = excluded.goal, status = 'RUNNING', request = p.request + 1, attempts = 0,
                            next_attempt_at = excluded.next_attempt_at, problem = NULL, problem_detail = NULL,
                            mapping_version = coalesce(excluded.mapping_version, p.mapping_version),
                            hrm_confirmed = excluded.hrm_confirmed
                                OR (p.hrm_confirmed AND p.goal = excluded.goal AND p.status <> 'DONE'),
                            traceparent = excluded.traceparent, requested_at = excluded.requested_at,
                            updated_at = excluded.updated_at
                        """)
                .param("account", accountId)
                .param("goal", goal.name())
                .param("step", goal.first().name())
                .param("now", OffsetDateTime.now(clock))
                .param("mapping", mappingVersion)
                .param("hrm", hrmConfirmed)
                .param("trace", traceparent)
                .update();
    }

    /**
     * Asks for a new sign key, if the account is ready and nothing else is going on; a rotation that was stopped goes on.
     *
     * @return whether a rotation is under way now
     */
    boolean requestRotation(long accountId, @Nullable String traceparent) {
        return jdbc.sql("""
                        UPDATE provisioning SET step = CASE WHEN goal = :goal THEN step ELSE :step END, goal = :goal,
                            status = 'RUNNING', request = request + 1, attempts = 0, next_attempt_at = :now, problem = NULL,
                            problem_detail = NULL, traceparent = :trace, requested_at = :now, updated_at = :now
                        WHERE account_id = :account AND (goal = :goal OR goal = 'PROVISION' AND status = 'DONE' AND EXISTS (
                            SELECT 1 FROM account a WHERE a.account_id = :account AND a.state = 'PROVISIONED'))
                        """)
                        .param("goal", Goal.ROTATE_SIGN_KEY.name())
                        .param("step", Goal.ROTATE_SIGN_KEY.first().name())
                        .param("now", OffsetDateTime.now(clock))
                        .param("trace", traceparent)
                        .param("account", accountId)
                        .update()
                == 1;
    }

    /** Accounts whose work is due, the longest waiting first. */
    List<Long> due(int limit) {
        return jdbc.sql("""
                        SELECT account_id FROM provisioning
                        WHERE status IN ('RUNNING', 'WAITING') AND next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?
                        """)
                .params(OffsetDateTime.now(clock), limit)
                .query(Long.class)
                .list();
    }

    /**
     * The step is done.
     *
     * @return false if something else was asked for meanwhile: then only what was created is kept
     */
    @Transactional
    boolean advance(Provisioning from, Created created) {
        Step next = from.goal().after(from.step());
        boolean reached = from.goal().isReachedAt(next);
        keep(from.accountId(), created);
        return jdbc.sql("""
                        UPDATE provisioning SET goal = :goal, step = :step, status = :status,
                            hrm_confirmed = hrm_confirmed AND NOT :reached, attempts = 0, problem = NULL,
                            problem_detail = NULL, next_attempt_at = :now, updated_at = :now
                        WHERE account_id = :account AND request = :request AND step = :from
                        """)
                        .param("goal", (reached ? from.goal().settled() : from.goal()).name())
                        .param("step", next.name())
                        .param("status", (reached ? Status.DONE : Status.RUNNING).name())
                        .param("reached", reached)
                        .param("now", OffsetDateTime.now(clock))
                        .param("account", from.accountId())
                        .param("request", from.request())
                        .param("from", from.step().name())
                        .update()
                == 1;
    }

    /** The step is tried again after the delay, unless something else was asked for meanwhile. */
    void waitFor(Provisioning at, StepOutcome.Later later, Duration delay) {
        hold(
                at,
                Status.WAITING,
                later.problem(),
                later.detail(),
                clock.instant().plus(delay));
    }

    /**
     * The work stops until somebody acts.
     *
     * @return false if something else was asked for meanwhile: then that goes on
     */
    boolean stop(Provisioning at, StepOutcome.Stopped stopped) {
        return hold(at, Status.STOPPED, stopped.problem(), stopped.detail(), clock.instant());
    }

    private boolean hold(Provisioning at, Status status, Problem problem, String detail, Instant nextAttempt) {
        return jdbc.sql("""
                        UPDATE provisioning SET status = :status, attempts = attempts + 1, problem = :problem,
                            problem_detail = :detail, next_attempt_at = :next, updated_at = :now
                        WHERE account_id = :account AND request = :request AND step = :step
                        """)
                        .param("status", status.name())
                        .param("problem", problem.name())
                        .param("detail", detail)
                        .param("next", nextAttempt.atOffset(ZoneOffset.UTC))
                        .param("now", OffsetDateTime.now(clock))
                        .param("account", at.accountId())
                        .param("request", at.request())
                        .param("step", at.step().name())
                        .update()
                == 1;
    }

    private void keep(long accountId, Created created) {
        jdbc.sql("""
                        UPDATE provisioning SET template_group_id = :group, template_group_name = :groupName,
                            data_fields = CAST(:fields AS jsonb), endpoint_id = :endpoint, webhook_id = :webhook,
                            retired_fields = CAST(:retired AS jsonb), written_labels = CAST(:labels AS jsonb)
                        WHERE account_id = :account
                        """)
                .param("group", created.templateGroupId())
                .param("groupName", created.templateGroupName())
                .param("fields", FieldsJson.write(created.dataFields()))
                .param("endpoint", created.endpointId())
                .param("webhook", created.webhookId())
                .param("retired", FieldsJson.write(created.retiredFields()))
                .param("labels", FieldsJson.writeLabels(created.writtenLabels()))
                .param("account", accountId)
                .update();
    }

    private static Provisioning read(ResultSet row, int number) throws SQLException {
        String problem = row.getString("problem");
        return new Provisioning(
                row.getLong("account_id"),
                Goal.valueOf(row.getString("goal")),
                Step.valueOf(row.getString("step")),
                Status.valueOf(row.getString("status")),
                row.getLong("request"),
                row.getInt("attempts"),
                row.getObject("next_attempt_at", OffsetDateTime.class).toInstant(),
                problem == null ? null : Problem.valueOf(problem),
                row.getString("problem_detail"),
                new Created(
                        row.getObject("template_group_id", Long.class),
                        row.getString("template_group_name"),
                        FieldsJson.read(row.getString("data_fields")),
                        row.getString("endpoint_id"),
                        row.getObject("webhook_id", Long.class),
                        FieldsJson.read(row.getString("retired_fields")),
                        FieldsJson.readLabels(row.getString("written_labels"))),
                row.getString("mapping_version"),
                row.getBoolean("hrm_confirmed"),
                row.getString("traceparent"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant());
    }
}
