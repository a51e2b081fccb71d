package dev.countersign.setup.provisioning;

import java.util.List;

/** What is wanted of an account. */
public enum Goal {
    /** Make it ready, or repair it. */
    PROVISION(
            Step.TEMPLATE_GROUP,
            Step.DATA_FIELDS,
            Step.ENDPOINT,
            Step.ENDPOINT_PUBLISHED,
            Step.WEBHOOK,
            Step.ANNOUNCE,
            Step.PROVISIONED),
    /** Give Oneflow a new sign key; the account is as ready afterwards as it was before. */
    ROTATE_SIGN_KEY(Step.NEW_SIGN_KEY, Step.ENDPOINT_PUBLISHED, Step.WEBHOOK, Step.ANNOUNCE, Step.PROVISIONED),
    /** Take everything down again. */
    DEPROVISION(Step.REMOVE_WEBHOOK, Step.FORGET, Step.DEPROVISIONED);

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; the type does not say so
    private final List<Step> steps;

    Goal(Step... steps) {
        this.steps = List.of(steps);
    }

    /** Its steps in order; at the last one it is reached. */
    public List<Step> steps() {
        return steps;
    }

    /** What the account is about once the goal is reached. */
    Goal settled() {
        return this == ROTATE_SIGN_KEY ? PROVISION : this;
    }

    Step first() {
        return steps.getFirst();
    }

    boolean isReachedAt(Step step) {
        return step == steps.getLast();
    }

    Step after(Step step) {
        if (isReachedAt(step)) {
            throw new IllegalStateException(step + " is the last step of " + this);
        }
        return steps.get(steps.indexOf(step) + 1);
    }
}
