package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.AccountState;
import dev.countersign.setup.drift.DriftFinding;
import dev.countersign.setup.drift.DriftKind;
import dev.countersign.setup.drift.DriftState;
import dev.countersign.setup.lifecycle.AccountHealth;
import dev.countersign.setup.onboarding.StatusView.Finding;
import dev.countersign.setup.onboarding.StatusView.Fix;
import dev.countersign.setup.onboarding.StatusView.Verdict;
import dev.countersign.setup.provisioning.Provisioning;
import dev.countersign.setup.provisioning.Status;
import dev.countersign.setup.syncservice.AccountActivity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts what is known about an account into what its admin should read, in the admin's language. */
@Component
class StatusViews {

    /** Usually a contract waits for seconds; an HRM that is down for an hour is worth to be told. */
    private static final Duration LONG_WAIT = Duration.ofHours(1);

    private final MessageSource texts;
    private final Ages ages;
    private final Clock clock;

    StatusViews(MessageSource texts, Ages ages, Clock clock) {
        this.texts = texts;
        this.ages = ages;
        this.clock = clock;
    }

    /** @param activity null: nobody can say at the moment */
    StatusView of(AccountHealth health, @Nullable AccountActivity activity, Locale locale) {
        List<Finding> findings = new ArrayList<>();
        boolean suspended = health.account().state() == AccountState.SUSPENDED;
        if (suspended) {
            findings.add(new Finding(Verdict.BROKEN, "health.suspended", "", null, Fix.RECONNECT));
        }
        addWork(findings, health.work(), suspended, locale);
        DriftState drift = health.drift();
        if (drift != null) {
            drift.findings().stream()
                    .filter(finding -> finding.kind() != DriftKind.TOKEN_REJECTED)
                    .map(StatusViews::finding)
                    .forEach(findings::add);
        }
        addActivity(findings, activity, locale);
        findings.sort(Comparator.comparing(Finding::verdict));
        return new StatusView(
                findings,
                age(activity == null ? null : activity.lastContractSeen(), locale),
                age(activity == null ? null : activity.lastSynced(), locale),
                age(drift == null ? null : drift.checkedAt(), locale));
    }

    private void addWork(List<Finding> findings, @Nullable Provisioning work, boolean suspended, Locale locale) {
        if (work == null || work.problem() == null) {
            return;
        }
        String problem = texts.getMessage("problem." + work.problem(), null, locale);
        if (work.status() == Status.STOPPED && !suspended) {
            findings.add(new Finding(Verdict.ATTENTION, "health.stopped", problem, null, Fix.REPAIR));
        } else if (work.status() == Status.WAITING) {
            findings.add(new Finding(Verdict.ATTENTION, "health.waiting", problem, null, Fix.PROGRESS));
        }
    }

    private static Finding finding(DriftFinding drift) {
        DriftKind kind = drift.kind();
        boolean repairable = kind.isRepaired() && drift.outcome() == DriftFinding.Outcome.REPORTED;
        return new Finding(
                kind.needsPerson() ? Verdict.ATTENTION : Verdict.HEALTHY,
                "drift." + kind,
                String.join(", ", drift.details()),
                "drift.outcome." + drift.outcome(),
                repairable ? Fix.REPAIR : Fix.NONE);
    }

    private void addActivity(List<Finding> findings, @Nullable AccountActivity activity, Locale locale) {
        if (activity == null) {
            return;
        }
        if (activity.parked() > 0) {
            findings.add(new Finding(Verdict.ATTENTION, "health.parked", activity.parked(), null, Fix.NONE));
        }
        Instant oldest = activity.oldestWaitingSince();
        if (oldest != null && oldest.isBefore(clock.instant().minus(LONG_WAIT))) {
            Age age = ages.of(oldest, locale);
            String since = texts.getMessage(age.key(), new Object[] {age.count()}, locale);
            findings.add(new Finding(Verdict.ATTENTION, "health.slow", since, null, Fix.NONE));
        }
    }

    private @Nullable Age age(@Nullable Instant moment, Locale locale) {
        return moment == null ? null : ages.of(moment, locale);
    }
}
