package dev.countersign.sync.contract;

import dev.countersign.sync.audit.AuditStore;
import dev.countersign.sync.config.SyncProperties;
import dev.countersign.sync.hrm.FieldNote;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Writes down how a sync ended and gives the contract back, with the audit entry in the same transaction. */
@Component
final class WorkRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(WorkRecorder.class);
    private static final String DIRTY = "dirty";
    private static final String PARKED = "parked";

    private final WorkRows rows;
    private final ContractWork work;
    private final TransactionTemplate transactions;
    private final AuditStore audit;
    private final Suspensions suspensions;
    private final Backoff backoff;
    private final SyncProperties properties;
    private final JsonMapper mapper;

    WorkRecorder(
            WorkRows rows,
            ContractWork work,
            TransactionTemplate transactions,
            AuditStore audit,
            Suspensions suspensions,
            Backoff backoff,
            SyncProperties properties,
            JsonMapper mapper) {
        this.rows = rows;
        this.work = work;
        this.transactions = transactions;
        this.audit = audit;
        this.suspensions = suspensions;
        this.backoff = backoff;
        this.properties = properties;
        this.mapper = mapper;
    }

    /**
     * Records how a turn ended.
     *
     * @return whether this process still held the contract; if not, another one works on it and its row was left alone
     */
    boolean record(UUID owner, ClaimedContract contract, Turn turn) {
        SyncResult result = turn.result();
        boolean held = Boolean.TRUE.equals(transactions.execute(_ -> {
            // Before the contract's row, in the order in which new credentials take the rows.
            suspensions.judge(contract, turn);
            boolean ours = write(owner, contract, result, turn.mappingVersion());
            if (!ours && mayHaveWritten(result)) {
                writtenTooLate(contract);
            }
            return ours;
        }));
        if (!held) {
            LOG.atWarn()
                    .addKeyValue("outcome", result.outcome())
                    .log("The lease of the contract ended during its sync; it is synced again");
        }
        return held;
    }

    private static boolean mayHaveWritten(SyncResult result) {
        return result instanceof SyncResult.Failed || (result instanceof SyncResult.Done done && done.audit() != null);
    }

    /** What this turn wrote may be older than what a later turn wrote before it. */
    private void writtenTooLate(ClaimedContract contract) {
        work.mark(List.of(DirtyMark.unprompted(
                contract.accountId(), contract.contractId(), Priority.EVENT, contract.traceparent())));
    }

    private boolean write(UUID owner, ClaimedContract contract, SyncResult result, @Nullable String mappingVersion) {
        return switch (result) {
            case SyncResult.Done done -> done(owner, contract, done, mappingVersion);
            case SyncResult.Foreign foreign ->
                rows.finish(
                        owner,
                        contract,
                        new WorkRows.Finish(
                                "foreign",
                                foreign.outcome(),
                                foreign.reason(),
                                foreign.reading(),
                                null,
                                mappingVersion,
                                mapping(List.of(), List.of()),
                                List.of()));
            case SyncResult.TemplateUnknown unknown ->
                rows.putBack(
                        owner,
                        contract,
                        new WorkRows.PutBack(
                                DIRTY,
                                unknown.after(),
                                contract.attempts(),
                                1,
                                true,
                                unknown.outcome(),
                                "Oneflow does not tell the contract's template group yet"));
            case SyncResult.Later later ->
                rows.putBack(
                        owner,
                        contract,
                        new WorkRows.PutBack(
                                DIRTY,
                                later.after(),
                                contract.attempts() + (later.counted() ? 1 : 0),
                                0,
                                false,
                                later.outcome(),
                                later.reason()));
            case SyncResult.Failed failed -> failed(owner, contract, failed);
            case SyncResult.Parked parked ->
                rows.putBack(owner, contract, parked(contract.attempts(), parked.outcome(), parked.reason()));
            case SyncResult.Suspended suspended -> suspended(owner, contract, suspended);
        };
    }

    private boolean done(UUID owner, ClaimedContract contract, SyncResult.Done done, @Nullable String mappingVersion) {
        if (done.audit() != null) {
            // Also when the lease was lost: it did happen, and the audit says what happened.
            audit.add(done.audit());
        }
        if (done.reading() == null && done.employeeId() == null && rows.forget(owner, contract)) {
            return true;
        }
        return rows.finish(
                owner,
                contract,
                new WorkRows.Finish(
                        "clean",
                        done.outcome(),
                        null,
                        done.reading(),
                        done.employeeId(),
                        mappingVersion,
                        mapping(done.fields(), done.notes()),
                        notTaken(done.notes())));
    }

    private boolean failed(UUID owner, ClaimedContract contract, SyncResult.Failed failed) {
        int attempts = contract.attempts() + 1;
        if (attempts >= properties.attempts()) {
            String reason =
                    "Not tried any more after " + attempts + " failures in a row; the last one: " + failed.reason();
            return rows.putBack(owner, contract, parked(attempts, failed.outcome(), reason));
        }
        Duration wait = backoff.after(attempts, failed.after());
        return rows.putBack(
                owner,
                contract,
                new WorkRows.PutBack(DIRTY, wait, attempts, 0, true, failed.outcome(), failed.reason()));
    }

    private boolean suspended(UUID owner, ClaimedContract contract, SyncResult.Suspended suspended) {
        suspensions.begin(contract, suspended);
        return rows.putBack(
                owner,
                contract,
                new WorkRows.PutBack(
                        DIRTY, Duration.ZERO, contract.attempts(), 0, false, suspended.outcome(), suspended.reason()));
    }

    private static WorkRows.PutBack parked(int attempts, String outcome, String reason) {
        return new WorkRows.PutBack(PARKED, Duration.ZERO, attempts, 0, true, outcome, reason);
    }

    private static List<String> notTaken(List<FieldNote> notes) {
        return notes.stream()
                .filter(note -> note.code().equals(FieldNote.NOT_TAKEN))
                .map(FieldNote::attribute)
                .toList();
    }

    private String mapping(List<?> fields, List<?> notes) {
        return mapper.writeValueAsString(Map.of("fields", fields, "notes", notes));
    }
}
