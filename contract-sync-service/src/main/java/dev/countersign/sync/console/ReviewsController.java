package dev.countersign.sync.console;

import dev.countersign.sync.action.OperatorActions;
import dev.countersign.sync.action.SignedIn;
import dev.countersign.sync.review.Decision;
import dev.countersign.sync.review.Review;
import dev.countersign.sync.review.Reviews;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
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

/** Differences between contract and HRM that a person decides about. The list has no values; the page of one has them, or else nobody could decide. */
@Controller
@RequestMapping(ConsolePaths.CONSOLE + "/reviews")
class ReviewsController {

    private static final Set<String> STATES = Set.of("open", "accepted", "kept", "written", "settled");
    private static final int PAGE = 50;

    private final Reviews reviews;
    private final OperatorActions actions;

    ReviewsController(Reviews reviews, OperatorActions actions) {
        this.reviews = reviews;
        this.actions = actions;
    }

    @GetMapping
    String list(
            @RequestParam(name = "account", required = false) @Nullable Long account,
            @RequestParam(name = "state", defaultValue = "open") String state,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            Model model) {
        String shown = STATES.contains(state) ? state : "open";
        model.addAttribute("list", reviews.list(account, shown, after, PAGE));
        model.addAttribute("account", account);
        model.addAttribute("state", shown);
        return "console/reviews";
    }

    @GetMapping("/{id}")
    String one(@PathVariable("id") UUID id, Model model) {
        Review review = reviews.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (review.values() != null) {
            Map<String, ?> detail = Map.of("reviewId", id);
            UUID _ = actions.add(
                    ContractController.operator(null), "show_values", review.accountId(), review.contractId(), detail);
        }
        model.addAttribute("review", review);
        return "console/review";
    }

    @PostMapping("/{id}/accept")
    String accept(
            @PathVariable("id") UUID id,
            @RequestParam(name = "revision") int revision,
            @RequestParam(name = "comment", defaultValue = "") String comment) {
        return decide(id, revision, comment, reviews::accept);
    }

    @PostMapping("/{id}/keep")
    String keep(
            @PathVariable("id") UUID id,
            @RequestParam(name = "revision") int revision,
            @RequestParam(name = "comment", defaultValue = "") String comment) {
        return decide(id, revision, comment, reviews::keep);
    }

    private static String decide(
            UUID id, int revision, String comment, BiFunction<UUID, Decision, Decision.Outcome> how) {
        Decision decision = new Decision(
                revision, Objects.requireNonNull(SignedIn.name(null)), comment.isBlank() ? null : comment.strip());
        String done = switch (how.apply(id, decision)) {
            case DONE -> "decided";
            case OUTDATED -> "outdated";
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
        return "redirect:" + ConsolePaths.CONSOLE + "/reviews?done=" + done;
    }
}
