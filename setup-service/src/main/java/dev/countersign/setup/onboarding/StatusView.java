package dev.countersign.setup.onboarding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an account is, as its status page tells it. Public, because the template reads it.
 *
 * @param findings the worst first; empty if there is nothing to say
 * @param lastContract when a contract was last heard of; null: never, or not known
 * @param lastSync when an employee record was last written; null: never, or not known
 * @param lastCheck when the account was last compared with Oneflow; null: not yet
 */
public record StatusView(
        List<Finding> findings,
        @Nullable Age lastContract,
        @Nullable Age lastSync,
        @Nullable Age lastCheck) {

    public StatusView {
        findings = List.copyOf(findings);
    }

    /** How bad it is. */
    public enum Verdict {
        /** Nothing is transferred before somebody acts. */
        BROKEN,
        /** Something needs a look. */
        ATTENTION,
        /** All is well. */
        HEALTHY
    }

    /** What the admin can do about a finding. */
    public enum Fix {
        /** Give a new token. */
        RECONNECT,
        /** Have everything checked and put right. */
        REPAIR,
        /** See what is going on. */
        PROGRESS,
        /** Nothing on these pages. */
        NONE
    }

    /**
     * Something that is, or was, not as it should be.
     *
     * @param text message key
     * @param argument of the text
     * @param outcome message key of what became of it; null when the text says it all
     */
    public record Finding(
            Verdict verdict,
            String text,
            Object argument,
            @Nullable String outcome,
            Fix fix) {}

    public Verdict verdict() {
        return findings.stream().map(Finding::verdict).sorted().findFirst().orElse(Verdict.HEALTHY);
    }
}
