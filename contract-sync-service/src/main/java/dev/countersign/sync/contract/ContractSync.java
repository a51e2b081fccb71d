package dev.countersign.sync.contract;

import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.Urgency;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.sync.account.AccountAccess;
import dev.countersign.sync.account.Accounts;
import dev.countersign.sync.account.UnusableCredentialsException;
import dev.countersign.sync.breaker.Breakers;
import dev.countersign.sync.breaker.OneflowCalls;
import dev.countersign.sync.breaker.Permit;
import dev.countersign.sync.breaker.Target;
import dev.countersign.sync.budget.AccountRests;
import dev.countersign.sync.config.SyncProperties;
import dev.countersign.sync.mapping.ContractMapper;
import dev.countersign.sync.mapping.MappingOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One sync of one contract: read it from Oneflow, see whether it is ours, map it, hand it to the HRM. State is transferred, never a delta. */
@Component
final class ContractSync {

    private static final int STALE_READS = 10;
    private static final Duration STALE_READ_WAIT = Duration.ofSeconds(2);
    private static final Duration NOT_CONNECTED_WAIT = Duration.ofSeconds(30);

    private final Accounts accounts;
    private final ContractMapper mapper;
    private final EmployeeWriter writer;
    private final EndDates ends;
    private final Breakers breakers;
    private final AccountRests rests;
    private final SyncProperties properties;

    ContractSync(
            Accounts accounts,
            ContractMapper mapper,
            EmployeeWriter writer,
            EndDates ends,
            Breakers breakers,
            AccountRests rests,
            SyncProperties properties) {
        this.accounts = accounts;
        this.breakers = breakers;
        this.rests = rests;
        this.mapper = mapper;
        this.writer = writer;
        this.ends = ends;
        this.properties = properties;
    }

    /**
     * Does it.
     *
     * @param hold of the employees that it writes, to be let go when the turn is recorded
     */
    Turn run(ClaimedContract claimed, EmployeeHold hold) {
        Optional<AccountAccess> access;
        try {
            access = accounts.access(claimed.accountId(), claimed.urgency());
        } catch (UnusableCredentialsException | SecretUnreadableException e) {
            return Turn.ended(new SyncResult.Failed("credentials_unreadable", String.valueOf(e.getMessage()), null));
        }
        if (access.isEmpty()) {
            return Turn.ended(new SyncResult.Later(
                    "account_not_ready", "The account is not provisioned or has no credentials", NOT_CONNECTED_WAIT));
        }
        AccountAccess opened = access.get();
        return new Turn(run(claimed, opened, hold), mapper.version(opened.mapping()), opened.credentialsVersion());
    }

    private SyncResult run(ClaimedContract claimed, AccountAccess access, EmployeeHold hold) {
        Target oneflow = new Target(Target.Kind.ONEFLOW, claimed.accountId());
        OneflowResult<Contract> answer;
        try (Permit permit = breakers.tryAcquire(oneflow).orElse(null)) {
            if (permit == null) {
                return leftAlone(oneflow, "Oneflow has been failing for the account");
            }
            answer = access.oneflow().contract(claimed.contractId());
            if (OneflowCalls.tell(permit, answer)) {
                return leftAlone(oneflow, "Oneflow is failing for the account");
            }
        }
        return switch (answer) {
            case OneflowResult.Success<Contract>(Contract contract) -> read(claimed, access, hold, contract);
            case OneflowResult.Failed<Contract>(OneflowFailure failure) -> failed(claimed, access, hold, failure);
        };
    }

    private SyncResult leftAlone(Target target, String reason) {
        return new SyncResult.Later(
                "oneflow_unavailable", reason + "; it is left alone for a moment", breakers.untilProbe(target));
    }

    private SyncResult read(ClaimedContract claimed, AccountAccess access, EmployeeHold hold, Contract contract) {
        Instant seen = claimed.contractUpdatedTime();
        Instant updated = contract.updatedTime();
        boolean older = seen != null && updated != null && updated.isBefore(seen);
        // In the end Oneflow is right, also if its time went back.
        if (older && claimed.attempts() < STALE_READS) {
            return new SyncResult.Later(
                    "stale_read", "Oneflow answered with an older contract than it did before", STALE_READ_WAIT, true);
        }
        Long ours = access.templateGroupId();
        if (ours == null) {
            return new SyncResult.Failed(
                    "account_not_ready", "The account's setup has not told its template group", null);
        }
        Long group = contract.templateGroupId();
        if (group == null) {
            return withoutTemplate(claimed, contract);
        }
        if (!group.equals(ours)) {
            return new SyncResult.Foreign(
                    "The contract belongs to template group " + group + ", not to " + ours,
                    ContractReading.of(contract));
        }
        return transfer(claimed, access, hold, contract);
    }

    /** Oneflow tells a contract's template group only some time after it was made or published. */
    private SyncResult withoutTemplate(ClaimedContract claimed, Contract contract) {
        List<Duration> waits = properties.templateLag();
        if (claimed.templateChecks() < waits.size()) {
            return new SyncResult.TemplateUnknown(waits.get(claimed.templateChecks()));
        }
        return new SyncResult.Foreign(
                "The contract belongs to no template group, also after " + waits.size() + " more looks",
                ContractReading.of(contract));
    }

    private SyncResult transfer(ClaimedContract claimed, AccountAccess access, EmployeeHold hold, Contract contract) {
        ContractReading reading = ContractReading.of(contract);
        if (mapper.isWithoutEffect(contract)) {
            return new SyncResult.Done("nothing_to_do", reading, null, List.of(), List.of(), null);
        }
        return switch (mapper.map(claimed.accountId(), access.mapping(), contract)) {
            case MappingOutcome.Unmappable(String reason) -> new SyncResult.Parked("mapping_invalid", reason);
            case MappingOutcome.Unidentified(String reason) -> new SyncResult.Parked("employee_unclear", reason);
            case MappingOutcome.Mapped(var mapped) -> {
                ends.expect(claimed, mapped);
                yield writer.write(claimed, access, hold, reading, mapped);
            }
        };
    }

    private SyncResult failed(
            ClaimedContract claimed, AccountAccess access, EmployeeHold hold, OneflowFailure failure) {
        String reason = failure.describe();
        return switch (failure) {
            case OneflowFailure.Unauthorised _ ->
                new SyncResult.Suspended("oneflow_unauthorised", reason, access.credentialsVersion());
            case OneflowFailure.NotFound _ -> gone(claimed, access, hold);
            case OneflowFailure.Permanent _ -> new SyncResult.Parked("oneflow_refused", reason);
            case OneflowFailure.RateLimited limited -> {
                boolean onlyBackfill = limited.local() && claimed.urgency() == Urgency.BACKFILL;
                rests.rest(claimed.accountId(), onlyBackfill, limited.retryAfter());
                yield new SyncResult.Later("oneflow_rate_limited", reason, limited.retryAfter());
            }
            case OneflowFailure.Temporary _ -> new SyncResult.Failed("oneflow_unavailable", reason, null);
        };
    }

    private SyncResult gone(ClaimedContract claimed, AccountAccess access, EmployeeHold hold) {
        String employee = claimed.employeeId();
        if (employee == null) {
            return new SyncResult.Done("not_found", null, null, List.of(), List.of(), null);
        }
        return mapper.deleted(claimed.contractId(), employee)
                .map(request -> writer.writeDeleted(claimed, access, hold, request))
                .orElseGet(() -> new SyncResult.Done("nothing_to_do", null, employee, List.of(), List.of(), null));
    }
}
