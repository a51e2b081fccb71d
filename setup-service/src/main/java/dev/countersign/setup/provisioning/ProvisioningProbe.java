package dev.countersign.setup.provisioning;

/** Sees the saga between the work of a step and the note that it is done: where a crash hurts most. Tests crash there. */
@FunctionalInterface
interface ProvisioningProbe {

    void afterWork(Provisioning state, StepOutcome outcome);
}
