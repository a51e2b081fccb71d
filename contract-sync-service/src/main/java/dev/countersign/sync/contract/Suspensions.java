package dev.countersign.sync.contract;

import dev.countersign.sync.account.AccountSuspensions;
import dev.countersign.sync.config.SyncProperties;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** An account whose credentials are refused rests, but for one contract at a time that shows whether they are taken again. */
@Component
final class Suspensions {

    private static final Logger LOG = LoggerFactory.getLogger(Suspensions.class);
    private static final String ONEFLOW = "oneflow_unauthorised";
    private static final String HRM = "hrm_unauthorised";
    /** Ends of a sync that came without the HRM having been asked. */
    private static final Set<String> WITHOUT_HRM = Set.of("nothing_to_do", "not_found");

    private final AccountSuspensions accounts;
    private final SyncProperties properties;
    private final MeterRegistry meters;

    Suspensions(AccountSuspensions accounts, SyncProperties properties, MeterRegistry meters) {
        this.accounts = accounts;
        this.properties = properties;
        this.meters = meters;
        for (String outcome : List.of(ONEFLOW, HRM)) {
            var _ = counter(outcome);
        }
    }

    private Counter counter(String outcome) {
        return Counter.builder("countersign.sync.suspensions")
                .description("Accounts that were suspended because Oneflow or the HRM refused their credentials")
                .tag("outcome", outcome)
                .register(meters);
    }

    /** The account's credentials were refused. */
    void begin(ClaimedContract contract, SyncResult.Suspended suspended) {
        boolean working = accounts.suspend(
                contract.accountId(),
                suspended.credentialsVersion(),
                properties.suspension(),
                suspended.outcome(),
                suspended.reason());
        if (working) {
            counter(suspended.outcome()).increment();
            LOG.atError()
                    .addKeyValue("account", contract.accountId())
                    .addKeyValue("outcome", suspended.outcome())
                    .log(
                            "The account is suspended: its admin must open the setup again, and nothing is lost meanwhile");
        }
    }

    /** What the result of a probe shows of the suspension. */
    void judge(ClaimedContract contract, Turn turn) {
        SyncResult result = turn.result();
        if (!contract.probe() || result instanceof SyncResult.Suspended) {
            return;
        }
        Long version = turn.credentialsVersion();
        if (version != null) {
            if (showsOneflow(result)) {
                accounts.resumeFrom(contract.accountId(), version, ONEFLOW);
            }
            if (showsHrm(result)) {
                accounts.resumeFrom(contract.accountId(), version, HRM);
            }
        }
        accounts.probeAgain(contract.accountId(), version);
    }

    private static boolean showsOneflow(SyncResult result) {
        return switch (result) {
            case SyncResult.Done _, SyncResult.Foreign _, SyncResult.TemplateUnknown _, SyncResult.Parked _ -> true;
            case SyncResult.Later later ->
                later.outcome().startsWith("hrm_") || later.outcome().equals("stale_read");
            case SyncResult.Failed failed -> failed.outcome().startsWith("hrm_");
            case SyncResult.Suspended _ -> false;
        };
    }

    private static boolean showsHrm(SyncResult result) {
        return switch (result) {
            case SyncResult.Done done -> !WITHOUT_HRM.contains(done.outcome());
            case SyncResult.Parked parked -> parked.outcome().equals("hrm_rejected");
            default -> false;
        };
    }
}
