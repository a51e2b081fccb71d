package dev.countersign.setup.operator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What operators asked for so far. */
@RestController
class ActionsController {

    private final OperatorActions actions;
    private final AuditedCalls calls;

    ActionsController(OperatorActions actions, AuditedCalls calls) {
        this.actions = actions;
        this.calls = calls;
    }

    /** The latest first; {@code next} is what to pass as {@code before} for older ones, null at the end. */
    record ActionPage(List<OperatorAction> data, @Nullable Long next) {
        ActionPage {
            data = List.copyOf(data);
        }
    }

    @GetMapping(OperatorApi.ACTIONS)
    ActionPage list(
            Authentication who,
            @RequestParam(required = false) @Nullable Long accountId,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "100") int limit) {
        int size = Math.clamp(limit, 1, OperatorController.LARGEST_PAGE);
        return calls.call(who, "list-actions", accountId, () -> {
            List<OperatorAction> page = actions.list(accountId, before, size);
            return new ActionPage(
                    page, page.size() < size ? null : page.getLast().actionId());
        });
    }
}
