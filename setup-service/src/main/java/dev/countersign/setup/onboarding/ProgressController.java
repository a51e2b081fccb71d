package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.Access;
import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.provisioning.Goal;
import dev.countersign.setup.provisioning.Provisioning;
import dev.countersign.setup.provisioning.ProvisioningRequests;
import dev.countersign.setup.provisioning.Status;
import dev.countersign.setup.provisioning.Step;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The pages that show how the setup gets on, and what is there when it has succeeded. */
@Controller
class ProgressController {

    private static final int SLOW_REFRESH_SECONDS = 5;

    private final AccountStore accounts;
    private final AccessStore access;
    private final ProvisioningRequests provisioning;

    ProgressController(AccountStore accounts, AccessStore access, ProvisioningRequests provisioning) {
        this.accounts = accounts;
        this.access = access;
        this.provisioning = provisioning;
    }

    @GetMapping(SetupPaths.PROGRESS)
    Object progress(@AuthenticationPrincipal Admin admin, Model model) {
        Optional<Provisioning> found =
                provisioning.find(admin.accountId()).filter(state -> state.goal() == Goal.PROVISION);
        if (found.isEmpty()) {
            return SeeOther.to(SetupPaths.WELCOME);
        }
        Provisioning state = found.get();
        if (state.status() == Status.DONE) {
            return SeeOther.to(SetupPaths.STATUS);
        }
        model.addAttribute("state", state);
        model.addAttribute("lines", lines(state));
        if (state.isUnderWay()) {
            model.addAttribute("refreshSeconds", state.status() == Status.RUNNING ? 1 : SLOW_REFRESH_SECONDS);
        }
        return "progress";
    }

    @GetMapping(SetupPaths.STATUS)
    Object status(@AuthenticationPrincipal Admin admin, Model model) {
        var account = accounts.find(admin.accountId());
        if (account.isEmpty() || !account.get().isPublic() || account.get().endpointId() == null) {
            return SeeOther.to(SetupPaths.WELCOME);
        }
        model.addAttribute("account", account.get());
        model.addAttribute(
                "hrm", access.find(admin.accountId()).map(Access::hrm).orElse(null));
        return "status";
    }

    @PostMapping(SetupPaths.REPAIR)
    ResponseEntity<Void> repair(@AuthenticationPrincipal Admin admin) {
        return SeeOther.to(provisioning.repair(admin.accountId()) ? SetupPaths.PROGRESS : SetupPaths.WELCOME);
    }

    /** The saga's steps as an admin thinks of them: the endpoint and its publication are one thing. */
    private static List<ProgressLine> lines(Provisioning state) {
        Step current = state.step() == Step.ENDPOINT_PUBLISHED ? Step.ENDPOINT : state.step();
        return Goal.PROVISION.steps().stream()
                .filter(step -> step != Step.ENDPOINT_PUBLISHED && step != Step.PROVISIONED)
                .map(step -> new ProgressLine(step, stateOf(step, current, state.status())))
                .toList();
    }

    private static ProgressLine.State stateOf(Step step, Step current, Status status) {
        if (step != current) {
            return step.compareTo(current) < 0 ? ProgressLine.State.DONE : ProgressLine.State.AHEAD;
        }
        return switch (status) {
            case WAITING -> ProgressLine.State.WAITING;
            case STOPPED -> ProgressLine.State.STOPPED;
            case RUNNING, DONE -> ProgressLine.State.CURRENT;
        };
    }
}
