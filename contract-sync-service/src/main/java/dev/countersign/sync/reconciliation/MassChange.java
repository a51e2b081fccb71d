package dev.countersign.sync.reconciliation;

import dev.countersign.sync.config.ReconciliationProperties;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says when a run looks more like a mistake, of Oneflow's list or of ours, than like what webhooks missed. */
@Component
final class MassChange {

    private static final long ALL = 100;
    private static final String WHAT_TO_DO =
            ". Nothing more of it is changed. See in Oneflow whether that is right; if so, start the account's reconciliation with force";

    private final ReconciliationProperties properties;

    MassChange(ReconciliationProperties properties) {
        this.properties = properties;
    }

    /** Why the run must not have contracts synced when that many changed unnoticed; empty: it may. */
    Optional<String> ofChanges(Run run, long missed) {
        boolean tooMany = missed > properties.maxChanges() && isMoreThan(properties.maxChangedPercent(), missed, run);
        return !tooMany || run.forced() || run.firstRun()
                ? Optional.empty()
                : Optional.of("At least " + missed + " contracts of account " + run.accountId()
                        + " would be synced because of Oneflow's list, and " + run.known() + " are followed"
                        + WHAT_TO_DO);
    }

    /** Why the run must not take that many contracts for deleted; empty: it may. */
    Optional<String> ofLost(Run run, long lost) {
        boolean tooMany = lost > properties.maxLost() && isMoreThan(properties.maxLostPercent(), lost, run);
        return !tooMany || run.forced()
                ? Optional.empty()
                : Optional.of(lost + " contracts of account " + run.accountId()
                        + " are no longer in Oneflow's list, and " + run.known() + " are followed" + WHAT_TO_DO);
    }

    /** How many contracts may be taken for deleted without anybody looking. */
    long mostLost(Run run) {
        return Math.max(properties.maxLost(), properties.maxLostPercent() * run.known() / ALL);
    }

    private static boolean isMoreThan(int percent, long contracts, Run run) {
        return contracts * ALL > percent * run.known();
    }
}
