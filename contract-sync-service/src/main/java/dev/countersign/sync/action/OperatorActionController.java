package dev.countersign.sync.action;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What operators did. */
@RestController
final class OperatorActionController {

    private static final int MOST_LISTED = 500;

    private final OperatorActions actions;

    OperatorActionController(OperatorActions actions) {
        this.actions = actions;
    }

    @GetMapping("/api/operator-actions")
    OperatorActions.Page list(
            @RequestParam(name = "account", required = false) @Nullable Long account,
            @RequestParam(name = "contract", required = false) @Nullable Long contract,
            @RequestParam(name = "what", required = false) @Nullable String what,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return actions.list(account, contract, what, after, Math.clamp(limit, 1, MOST_LISTED));
    }
}
