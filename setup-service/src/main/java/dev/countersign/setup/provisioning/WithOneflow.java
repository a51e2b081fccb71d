package dev.countersign.setup.provisioning;

import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.oneflow.OneflowAccess;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Runs the part of a step that talks to Oneflow, and turns its failure into the step's outcome. */
@Component
class WithOneflow {

    private final AccessStore access;
    private final OneflowAccess oneflow;

    WithOneflow(AccessStore access, OneflowAccess oneflow) {
        this.access = access;
        this.oneflow = oneflow;
    }

    StepOutcome of(long accountId, Function<OneflowApi, OneflowResult<Created>> calls) {
        var given = access.find(accountId);
        if (given.isEmpty()) {
            return new StepOutcome.Stopped(
                    Problem.FORGOTTEN,
                    "No token is kept for the account: its admin must open the setup from Oneflow again");
        }
        return switch (calls.apply(oneflow.with(given.get()))) {
            case OneflowResult.Success<Created>(Created created) -> new StepOutcome.Done(created);
            case OneflowResult.Failed<Created>(var failure) -> Failures.outcomeOf(failure);
        };
    }
}
