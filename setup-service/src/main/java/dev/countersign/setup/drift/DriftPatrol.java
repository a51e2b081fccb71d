package dev.countersign.setup.drift;

import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.drift.DriftCheck.Answer;
import dev.countersign.setup.drift.DriftFinding.Outcome;
import dev.countersign.setup.provisioning.Inspections;
import dev.countersign.setup.provisioning.Inspections.Result;
import dev.countersign.setup.provisioning.Provisioning;
import dev.countersign.setup.tracing.TraceParent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has an account compared, notes what was found, and has it repaired or the account suspended. */
@Component
class DriftPatrol {

    private static final Logger LOG = LoggerFactory.getLogger(DriftPatrol.class);

    private static final String CLEAN = "clean";
    private static final String DRIFTED = "drifted";
    private static final String FAILED = "failed";

    private final DriftCheck check;
    private final DriftStore store;
    private final Inspections inspections;
    private final AccountStore accounts;
    private final TransactionTemplate transaction;
    private final TraceParent trace;
    private final MeterRegistry meters;

    DriftPatrol(
            DriftCheck check,
            DriftStore store,
            Inspections inspections,
            AccountStore accounts,
            TransactionTemplate transaction,
            TraceParent trace,
            MeterRegistry meters) {
        this.check = check;
        this.store = store;
        this.inspections = inspections;
        this.accounts = accounts;
        this.transaction = transaction;
        this.trace = trace;
        this.meters = meters;
        for (DriftKind kind : DriftKind.values()) {
            for (Outcome outcome : Outcome.values()) {
                var _ = findings(kind, outcome);
            }
        }
        List.of(CLEAN, DRIFTED, FAILED).forEach(outcome -> {
            var _ = checks(outcome);
        });
    }

    /** Counted from zero on, so that the first one is an increase. */
    private Counter findings(DriftKind kind, Outcome outcome) {
        return meters.counter("countersign.setup.drift", "finding", label(kind), "outcome", label(outcome));
    }

    private Counter checks(String outcome) {
        return meters.counter("countersign.setup.drift.checks", "outcome", outcome);
    }

    /** Compares one account; does nothing if others are working on it. */
    void visit(long accountId) {
        try (var _ = MDC.putCloseable("account", Long.toString(accountId))) {
            trace.continueTrace("drift-check", null, () -> {
                Result result = inspections.inspect(accountId, state -> look(accountId, state));
                if (result == Result.REPAIRED) {
                    store.settle(accountId);
                }
                countRepairs(accountId, result);
            });
        }
    }

    private boolean look(long accountId, Provisioning state) {
        return switch (check.look(accountId, state.created())) {
            case Answer.Compared(List<DriftFinding> findings) -> note(accountId, findings);
            case Answer.Failed failed -> {
                int before = store.find(accountId).map(DriftState::failures).orElse(0);
                store.failed(accountId, before, failed.reason(), failed.atLeast());
                checks(FAILED).increment();
                LOG.atWarn()
                        .addKeyValue("failures", before + 1)
                        .log("An account could not be compared with Oneflow, it is tried again: {}", failed.reason());
                yield false;
            }
        };
    }

    /** Findings and the request for their repair are one transaction: a crash leaves both or none. */
    private boolean note(long accountId, List<DriftFinding> findings) {
        List<DriftFinding> before =
                store.find(accountId).map(DriftState::findings).orElse(List.of());
        boolean repair = findings.stream().anyMatch(finding -> finding.kind().isRepaired());
        transaction.executeWithoutResult(status -> {
            store.compared(accountId, findings);
            if (findings.stream().anyMatch(finding -> finding.kind() == DriftKind.TOKEN_REJECTED)) {
                accounts.suspended(accountId, "Oneflow rejects the token: enable the extension again");
            }
            if (repair) {
                inspections.askForRepair(accountId);
            }
        });
        checks(findings.isEmpty() ? CLEAN : DRIFTED).increment();
        findings.stream()
                .filter(finding -> finding.outcome() == Outcome.REPORTED && !before.contains(finding))
                .forEach(this::report);
        return repair;
    }

    private void countRepairs(long accountId, Result result) {
        if (result == Result.REPAIRED || result == Result.REPAIR_PENDING) {
            Optional<DriftState> now = store.find(accountId);
            now.stream()
                    .flatMap(state -> state.findings().stream())
                    .filter(finding -> finding.outcome() != Outcome.REPORTED)
                    .forEach(this::report);
        }
    }

    private void report(DriftFinding finding) {
        findings(finding.kind(), finding.outcome()).increment();
        LOG.atWarn()
                .addKeyValue("finding", label(finding.kind()))
                .addKeyValue("outcome", label(finding.outcome()))
                .addKeyValue("details", finding.details())
                .log("An account differs in Oneflow from what was set up");
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
