package dev.countersign.setup.onboarding;

import dev.countersign.setup.provisioning.Provisioning;
import dev.countersign.setup.provisioning.Step;
import java.util.List;

/** The saga's steps as an admin thinks of them: the endpoint and its publication are one thing, and the end is none. */
final class ProgressLines {

    private ProgressLines() {}

    static List<ProgressLine> of(Provisioning state) {
        Step current = state.step() == Step.ENDPOINT_PUBLISHED ? Step.ENDPOINT : state.step();
        return state.goal().steps().stream()
                .filter(step -> step != Step.ENDPOINT_PUBLISHED
                        && step != state.goal().steps().getLast())
                .map(step -> new ProgressLine(step, stateOf(step, current, state)))
                .toList();
    }

    private static ProgressLine.State stateOf(Step step, Step current, Provisioning state) {
        List<Step> order = state.goal().steps();
        if (step != current) {
            return order.indexOf(step) < order.indexOf(current) ? ProgressLine.State.DONE : ProgressLine.State.AHEAD;
        }
        return switch (state.status()) {
            case WAITING -> ProgressLine.State.WAITING;
            case STOPPED -> ProgressLine.State.STOPPED;
            case RUNNING, DONE -> ProgressLine.State.CURRENT;
        };
    }
}
