package dev.countersign.sync.dryrun;

import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.Page;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractFilter;
import dev.countersign.schemas.integration.IntegrationFile;
import dev.countersign.schemas.integration.InvalidIntegrationException;
import dev.countersign.schemas.integration.LocatedIntegration;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.sync.account.AccountAccess;
import dev.countersign.sync.account.Accounts;
import dev.countersign.sync.account.UnusableCredentialsException;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmPort;
import dev.countersign.sync.mapping.AccountMapping;
import dev.countersign.sync.mapping.ContractMapper;
import dev.countersign.sync.mapping.IntegrationCheck;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tries a mapping out on an account's contracts: reads Oneflow and the HRM, and writes to neither. One run at a time for an account, a few in all, and
 * within a run one contract after the other with a pause between, so that syncs don't wait for it.
 */
@Component
public final class DryRuns {

    private static final Logger LOG = LoggerFactory.getLogger(DryRuns.class);
    private static final int MOST_AT_ONCE = 2;

    private final Accounts accounts;
    private final ContractMapper current;
    private final HrmPort hrm;
    private final ContractPreview previews;
    private final Set<Long> running = ConcurrentHashMap.newKeySet();
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    DryRuns(Accounts accounts, ContractMapper current, HrmPort hrm, ContractPreview previews) {
        this.accounts = accounts;
        this.current = current;
        this.hrm = hrm;
        this.previews = previews;
    }

    /** Runs it; returns when the page is done. */
    public DryRunResult run(long accountId, DryRunRequest request) {
        if (!free.tryAcquire()) {
            return new DryRunResult.Refused(
                    DryRunResult.Kind.BUSY, MOST_AT_ONCE + " dry runs are going on: try again in a minute");
        }
        try {
            if (!running.add(accountId)) {
                return new DryRunResult.Refused(
                        DryRunResult.Kind.BUSY, "A dry run of this account is going on: wait for its end");
            }
            try {
                return admitted(accountId, request);
            } finally {
                running.remove(accountId);
            }
        } finally {
            free.release();
        }
    }

    private DryRunResult admitted(long accountId, DryRunRequest request) {
        Optional<AccountAccess> access;
        ContractMapper mapper;
        try {
            access = accounts.access(accountId);
            mapper = mapper(request);
        } catch (UnusableCredentialsException | SecretUnreadableException e) {
            return new DryRunResult.Refused(DryRunResult.Kind.NOT_READY, String.valueOf(e.getMessage()));
        } catch (InvalidIntegrationException e) {
            return new DryRunResult.Refused(DryRunResult.Kind.INVALID, String.valueOf(e.getMessage()));
        }
        AccountAccess opened = access.orElse(null);
        HrmConnection connection = opened == null ? null : opened.hrm();
        Long group = opened == null ? null : opened.templateGroupId();
        if (opened == null || connection == null || group == null) {
            return new DryRunResult.Refused(
                    DryRunResult.Kind.NOT_READY,
                    "The account is not provisioned, or has no credentials, HRM or template group yet");
        }
        AccountMapping mapping = mapping(request, opened);
        Optional<String> problem = mapper.problem(mapping);
        return problem.<DryRunResult>map(reason -> new DryRunResult.Refused(DryRunResult.Kind.INVALID, reason))
                .orElseGet(() -> list(new Trial(opened, connection, group, mapper, mapping), request));
    }

    private ContractMapper mapper(DryRunRequest request) {
        String text = request.integration();
        if (text == null) {
            return current;
        }
        LocatedIntegration located = IntegrationFile.readLocated(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "integration.yaml");
        IntegrationCheck.check(located, hrm.attributes());
        return new ContractMapper(located.description(), hrm);
    }

    /** A proposed description is tried as such, not under the account's own mapping. */
    private static AccountMapping mapping(DryRunRequest request, AccountAccess access) {
        List<AccountMapping.Field> proposed = request.mapping();
        if (proposed != null) {
            return new AccountMapping("proposed", proposed);
        }
        return request.integration() == null ? access.mapping() : AccountMapping.NONE;
    }

    private DryRunResult list(Trial trial, DryRunRequest request) {
        Long only = request.contractId();
        if (only != null) {
            List<DryRunResult.Contract> contracts =
                    previews.of(trial, only).map(List::of).orElse(List.of());
            return new DryRunResult.Page(trial.mapper().version(trial.mapping()), 1, contracts, null);
        }
        int offset = request.from();
        return switch (trial.access().oneflow().contracts(ContractFilter.all(), offset)) {
            case OneflowResult.Failed<Page<Contract>>(OneflowFailure failure) ->
                new DryRunResult.Refused(DryRunResult.Kind.UNAVAILABLE, failure.describe());
            case OneflowResult.Success<Page<Contract>>(Page<Contract> page) ->
                page(
                        trial,
                        page.items(),
                        offset,
                        request.contracts(),
                        page.nextOffset().isPresent());
        };
    }

    private DryRunResult page(Trial trial, List<Contract> listed, int offset, int most, boolean more) {
        List<DryRunResult.Contract> contracts = new ArrayList<>();
        List<Contract> part = listed.subList(0, Math.min(most, listed.size()));
        for (Contract contract : part) {
            Long group = contract.templateGroupId();
            if (group == null || Objects.equals(group, trial.templateGroupId())) {
                previews.of(trial, contract.id()).ifPresent(contracts::add);
            }
        }
        LOG.atInfo()
                .addKeyValue("account", trial.access().accountId())
                .addKeyValue("contracts", contracts.size())
                .log("A mapping was tried out");
        boolean further = more || part.size() < listed.size();
        return new DryRunResult.Page(
                trial.mapper().version(trial.mapping()), part.size(), contracts, further ? offset + part.size() : null);
    }
}
