package dev.countersign.sync.console;

import dev.countersign.sync.reconciliation.Reconciler;
import dev.countersign.sync.reconciliation.RunView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Comparing with Oneflow: starting it, how far it is, how it went. */
@Controller
@RequestMapping(ConsolePaths.CONSOLE + "/reconciliations")
class ReconciliationsController {

    private static final int PAGE = 50;

    private final Reconciler reconciler;

    ReconciliationsController(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    @GetMapping
    String page(
            @RequestParam(name = "account", required = false) @Nullable Long account,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            Model model) {
        List<RunView> runs = reconciler.list(account, null, after, PAGE);
        model.addAttribute("runs", runs);
        model.addAttribute("account", account);
        model.addAttribute("going", runs.stream().anyMatch(run -> run.finishedAt() == null));
        model.addAttribute("next", runs.size() < PAGE ? null : runs.getLast().runId());
        return "console/reconciliations";
    }

    @GetMapping("/{run}")
    String one(@PathVariable("run") UUID run, Model model) {
        model.addAttribute(
                "run", reconciler.find(run).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "console/reconciliation";
    }

    /** A safeguard is set aside only with a word on why, and for one account. */
    @PostMapping
    String start(
            @RequestParam(name = "account", required = false) @Nullable Long account,
            @RequestParam(name = "force", defaultValue = "false") boolean force,
            @RequestParam(name = "comment", defaultValue = "") String comment) {
        if (force && (account == null || comment.isBlank())) {
            return "redirect:" + ConsolePaths.CONSOLE + "/reconciliations?done=comment";
        }
        List<UUID> runs = reconciler.start(account, force, ContractController.operator(comment));
        return "redirect:" + ConsolePaths.CONSOLE + "/reconciliations"
                + (runs.size() == 1 ? "/" + runs.getFirst() : "?done=started");
    }
}
