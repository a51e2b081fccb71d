package dev.countersign.sync.contract;

import dev.countersign.sync.account.AccountAccess;
import dev.countersign.sync.audit.AuditEntry;
import dev.countersign.sync.breaker.Breakers;
import dev.countersign.sync.breaker.Permit;
import dev.countersign.sync.breaker.Target;
import dev.countersign.sync.hrm.EmployeeKey;
import dev.countersign.sync.hrm.FieldNote;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmPort;
import dev.countersign.sync.hrm.UpsertOutcome;
import dev.countersign.sync.hrm.UpsertRequest;
import dev.countersign.sync.mapping.ContractMapper;
import dev.countersign.sync.mapping.MappedContract;
import dev.countersign.sync.mapping.MappedField;
import dev.countersign.sync.tracing.TraceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings one employee's record in line, as the only writer of that employee, and says what came of it. */
@Component
final class EmployeeWriter {

    private static final Duration NOT_CONNECTED_WAIT = Duration.ofSeconds(30);

    private final HrmPort hrm;
    private final ContractGates gates;
    private final ContractMapper mapper;
    private final Breakers breakers;
    private final TraceContext traces;
    private final Clock clock;

    EmployeeWriter(
            HrmPort hrm,
            ContractGates gates,
            ContractMapper mapper,
            Breakers breakers,
            TraceContext traces,
            Clock clock) {
        this.hrm = hrm;
        this.breakers = breakers;
        this.gates = gates;
        this.mapper = mapper;
        this.traces = traces;
        this.clock = clock;
    }

    SyncResult write(
            ClaimedContract claimed,
            AccountAccess access,
            EmployeeHold hold,
            ContractReading reading,
            MappedContract mapped) {
        EmployeeKey key = mapped.request().key();
        return write(
                claimed,
                access,
                hold,
                reading,
                mapped.request(),
                mapped.fields(),
                key == null ? null : key.uniqueName());
    }

    SyncResult writeDeleted(ClaimedContract claimed, AccountAccess access, EmployeeHold hold, UpsertRequest request) {
        return write(claimed, access, hold, null, request, List.of(), null);
    }

    private SyncResult write(
            ClaimedContract claimed,
            AccountAccess access,
            EmployeeHold hold,
            @Nullable ContractReading reading,
            UpsertRequest request,
            List<MappedField> fields,
            @Nullable String uniqueName) {
        HrmConnection connection = access.hrm();
        if (connection == null) {
            return new SyncResult.Later("account_not_ready", "No HRM is connected to the account", NOT_CONNECTED_WAIT);
        }
        ContractGate gate = gates.open(claimed, hold, connection.target(), mapper.version(access.mapping()));
        // By name too, so that two contracts of somebody new don't make two records.
        if (uniqueName != null && !gate.tryEnterName(uniqueName)) {
            return new SyncResult.Later(
                    "employee_busy", "Another contract of the same employee is being synced", gate.retryAfter());
        }
        Target target = new Target(Target.Kind.HRM, claimed.accountId());
        try (Permit permit = breakers.tryAcquire(target).orElse(null)) {
            if (permit == null) {
                return leftAlone(target, "The HRM has been failing", null);
            }
            UpsertOutcome outcome = hrm.upsert(connection, request.knowing(claimed.notTaken()), gate);
            return switch (outcome) {
                case UpsertOutcome.Retryable(String reason, Duration after, boolean inTrouble)
                when inTrouble && permit.failed() -> leftAlone(target, reason, after);
                case UpsertOutcome.Retryable _, UpsertOutcome.Busy _ ->
                    result(claimed, access, reading, fields, outcome, gate);
                default -> {
                    permit.answered();
                    yield result(claimed, access, reading, fields, outcome, gate);
                }
            };
        }
    }

    private SyncResult leftAlone(Target target, String reason, @Nullable Duration after) {
        Duration wait = breakers.untilProbe(target);
        return new SyncResult.Later(
                "hrm_unavailable",
                reason + "; it is left alone for a moment",
                after != null && after.compareTo(wait) > 0 ? after : wait);
    }

    private SyncResult result(
            ClaimedContract claimed,
            AccountAccess access,
            @Nullable ContractReading reading,
            List<MappedField> fields,
            UpsertOutcome outcome,
            ContractGate gate) {
        return switch (outcome) {
            case UpsertOutcome.Applied applied -> applied(claimed, access, reading, fields, applied);
            case UpsertOutcome.Unchanged unchanged ->
                new SyncResult.Done("unchanged", reading, unchanged.employeeId(), fields, unchanged.notes(), null);
            case UpsertOutcome.NoEmployee _ ->
                new SyncResult.Done("no_employee", reading, null, fields, List.of(), null);
            case UpsertOutcome.Superseded superseded ->
                new SyncResult.Done("superseded", reading, superseded.employeeId(), fields, List.of(), null);
            case UpsertOutcome.Busy(String reason) -> new SyncResult.Later("employee_busy", reason, gate.retryAfter());
            case UpsertOutcome.Rejected(String reason) -> new SyncResult.Parked("hrm_rejected", reason);
            case UpsertOutcome.Unauthorised(String reason) ->
                new SyncResult.Suspended("hrm_unauthorised", reason, access.credentialsVersion());
            case UpsertOutcome.Retryable(String reason, Duration after, boolean _) ->
                new SyncResult.Failed("hrm_unavailable", reason, after);
        };
    }

    private SyncResult applied(
            ClaimedContract claimed,
            AccountAccess access,
            @Nullable ContractReading reading,
            List<MappedField> fields,
            UpsertOutcome.Applied applied) {
        if (applied.changes().isEmpty() && !applied.created()) {
            return new SyncResult.Done("not_taken", reading, applied.employeeId(), fields, applied.notes(), null);
        }
        AuditEntry audit = new AuditEntry(
                applied.writeId(),
                claimed.accountId(),
                claimed.contractId(),
                applied.employeeId(),
                clock.instant(),
                applied.created(),
                reading == null ? ContractMapper.DELETED : reading.state(),
                reading == null ? null : reading.stateTime(),
                claimed.eventType(),
                claimed.callbackId(),
                mapper.version(access.mapping()),
                traces.current(),
                applied.changes(),
                applied.notes().stream()
                        .filter(note -> note.code().equals(FieldNote.NOT_TAKEN))
                        .map(FieldNote::attribute)
                        .toList());
        String label = applied.created() ? "created" : "updated";
        return new SyncResult.Done(label, reading, applied.employeeId(), fields, applied.notes(), audit);
    }
}
