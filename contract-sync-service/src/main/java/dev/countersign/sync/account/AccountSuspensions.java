package dev.countersign.sync.account;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which accounts rest because their credentials were refused, in the database. */
@Component
public final class AccountSuspensions {

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountSuspensions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * No work of the account is begun until a probe shows that the credentials are taken again, the first one after a while.
     *
     * @param version of the credentials that were refused; newer ones are not suspended
     * @param outcome which of them: {@code oneflow_unauthorised} or {@code hrm_unauthorised}
     * @return whether the account was not suspended before
     */
    public boolean suspend(long accountId, long version, Duration time, String outcome, String reason) {
        return jdbc.sql("""
                        with before as (
                            select account_id, suspended_since is null as working from account_credentials
                            where account_id = :id and version = :version for update)
                        update account_credentials k set suspended_until = :until, suspended_reason = :reason,
                            suspended_outcome = :outcome, suspended_since = coalesce(suspended_since, :now)
                        from before where k.account_id = before.account_id
                        returning before.working""")
                .param("id", accountId)
                .param("version", version)
                .param("now", time(clock.instant()))
                .param("until", time(clock.instant().plus(time)))
                .param("outcome", outcome)
                .param("reason", reason)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * Ends a suspension: a probe went well, or somebody says that the trouble is over.
     *
     * @return whether the account was suspended
     */
    public boolean resume(long accountId) {
        return jdbc.sql("""
                        update account_credentials set suspended_until = null, suspended_reason = null,
                            suspended_outcome = null, suspended_since = null
                        where account_id = :id and suspended_since is not null""").param("id", accountId).update() == 1;
    }

    /**
     * Ends a suspension for which the outcome was the reason.
     *
     * @param version of the credentials that were taken: of newer ones that says nothing
     */
    public void resumeFrom(long accountId, long version, String outcome) {
        int _ = jdbc.sql("""
                        update account_credentials set suspended_until = null, suspended_reason = null,
                            suspended_outcome = null, suspended_since = null
                        where account_id = :id and version = :version and suspended_outcome = :outcome""")
                .param("id", accountId)
                .param("version", version)
                .param("outcome", outcome)
                .update();
    }

    /**
     * A probe showed nothing either way: the next one may go at once.
     *
     * @param version of the credentials it was made with; null when it did not come that far
     */
    public void probeAgain(long accountId, @Nullable Long version) {
        int _ = jdbc.sql("""
                        update account_credentials set suspended_until = :now
                        where account_id = :id and suspended_until is not null
                            and (cast(:version as bigint) is null or version = :version)""")
                .param("id", accountId)
                .param("version", version, Types.BIGINT)
                .param("now", time(clock.instant()))
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
