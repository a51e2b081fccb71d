package dev.countersign.setup.provisioning;

/** The work of one step. It must be safe to repeat at any point: it looks for what is there before it makes anything. */
interface SagaStep {

    Step step();

    StepOutcome run(Provisioning state);
}
