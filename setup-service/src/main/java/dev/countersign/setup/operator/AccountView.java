package dev.countersign.setup.operator;

import dev.countersign.setup.account.Account;
import dev.countersign.setup.account.CreatedField;
import dev.countersign.setup.account.SignKeyInfo;
import dev.countersign.setup.drift.DriftState;
import dev.countersign.setup.lifecycle.AccountHealth;
import dev.countersign.setup.provisioning.Provisioning;
import dev.countersign.setup.syncservice.AccountActivity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sees of an account; no secrets, no persons.
 *
 * @param condition all of it in one word
 * @param published whether Kafka has the latest state
 * @param signKeys without the keys
 * @param work where the saga stands, null if none was ever asked for
 * @param drift what differed from Oneflow at the last comparison, null while it is not compared
 * @param contracts how its contracts fare; null in lists, and when the sync service can't be asked
 */
record AccountView(
        long accountId,
        String name,
        String condition,
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
        List<SignKeyInfo> signKeys,
        @Nullable Instant nextRotation,
        @Nullable Work work,
        @Nullable DriftState drift,
        @Nullable AccountActivity contracts) {

    AccountView {
        dataFields = List.copyOf(dataFields);
        signKeys = List.copyOf(signKeys);
    }

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

    static AccountView of(AccountHealth health, @Nullable AccountActivity contracts) {
        Account account = health.account();
        Provisioning work = health.work();
        return new AccountView(
                account.accountId(),
                account.name(),
                health.condition().name(),
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
                health.signKeys(),
                health.nextRotation(),
                work == null ? null : Work.of(work),
                health.drift(),
                contracts);
    }
}
