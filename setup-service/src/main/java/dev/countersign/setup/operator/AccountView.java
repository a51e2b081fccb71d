package dev.countersign.setup.operator;

import dev.countersign.setup.account.Account;
import dev.countersign.setup.account.CreatedField;
import dev.countersign.setup.provisioning.Provisioning;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sees of an account; no secrets, no persons.
 *
 * @param published whether Kafka has the latest state
 * @param work where the saga stands, null if none was ever asked for
 */
record AccountView(
        long accountId,
        String name,
        String state,
        @Nullable String stateReason,
        long version,
        boolean published,
        Instant since,
        @Nullable Long templateGroupId,
        @Nullable String templateGroupName,
        List<CreatedField> dataFields,
        @Nullable String endpointId,
        @Nullable Long webhookId,
        @Nullable String hrmKind,
        @Nullable String mappingVersion,
        @Nullable Work work) {

    /** Where the saga stands. */
    record Work(
            String goal,
            String step,
            String status,
            int attempts,
            @Nullable String problem,
            @Nullable String problemDetail,
            Instant nextAttemptAt) {

        static Work of(Provisioning state) {
            return new Work(
                    state.goal().name(),
                    state.step().name(),
                    state.status().name(),
                    state.attempts(),
                    state.problem() == null ? null : state.problem().name(),
                    state.problemDetail(),
                    state.nextAttemptAt());
        }
    }

    static AccountView of(Account account, @Nullable Provisioning work) {
        return new AccountView(
                account.accountId(),
                account.name(),
                account.state().name(),
                account.stateReason(),
                account.version(),
                account.publishedVersion() >= account.version(),
                account.occurredAt(),
                account.templateGroupId(),
                account.templateGroupName(),
                account.dataFields(),
                account.endpointId(),
                account.webhookId(),
                account.hrmKind(),
                account.mappingVersion(),
                work == null ? null : Work.of(work));
    }
}
