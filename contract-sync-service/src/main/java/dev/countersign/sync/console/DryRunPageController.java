package dev.countersign.sync.console;

import dev.countersign.sync.action.OperatorActions;
import dev.countersign.sync.dryrun.DryRunRequest;
import dev.countersign.sync.dryrun.DryRunResult;
import dev.countersign.sync.dryrun.DryRuns;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Tries a mapping out. The list says which attributes would change and shows no values; those of one contract are shown by a run of that contract alone.
 */
@Controller
@RequestMapping(ConsolePaths.CONSOLE + "/dry-run")
class DryRunPageController {

    private static final int PAGE = 10;
    private static final int LONGEST = 60_000;

    private final DryRuns dryRuns;
    private final OperatorActions actions;

    DryRunPageController(DryRuns dryRuns, OperatorActions actions) {
        this.dryRuns = dryRuns;
        this.actions = actions;
    }

    @GetMapping
    String form(@RequestParam(name = "account", required = false) @Nullable Long account, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("integration", "");
        model.addAttribute("values", false);
        return "console/dry-run";
    }

    @PostMapping
    String run(
            @RequestParam(name = "account") long account,
            @RequestParam(name = "integration", defaultValue = "") String integration,
            @RequestParam(name = "offset", defaultValue = "0") int offset,
            @RequestParam(name = "only", required = false) @Nullable Long only,
            Model model) {
        model.addAttribute("account", account);
        model.addAttribute("integration", integration);
        model.addAttribute("values", only != null);
        if (integration.length() > LONGEST) {
            model.addAttribute("problem", "The description is longer than " + LONGEST + " characters.");
            return "console/dry-run";
        }
        if (only != null) {
            UUID _ = actions.add(ContractController.operator(null), "show_values", account, only, Map.of());
        }
        String text = integration.isBlank() ? null : integration;
        switch (dryRuns.run(account, new DryRunRequest(null, text, offset, PAGE, only))) {
            case DryRunResult.Page page -> model.addAttribute("result", page);
            case DryRunResult.Refused refused -> model.addAttribute("problem", refused.reason());
        }
        return "console/dry-run";
    }
}
