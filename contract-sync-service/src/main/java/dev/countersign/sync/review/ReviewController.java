package dev.countersign.sync.review;

import dev.countersign.sync.action.OperatorActions;
import dev.countersign.sync.action.SignedIn;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The review list for operators. Unlike other answers these hold personal values: without them nobody can decide. That somebody saw them is noted. */
@RestController
final class ReviewController {

    private static final Set<String> STATES = Set.of("open", "accepted", "kept", "written", "settled");
    private static final int MOST_LISTED = 500;

    private final Reviews reviews;
    private final OperatorActions actions;

    ReviewController(Reviews reviews, OperatorActions actions) {
        this.reviews = reviews;
        this.actions = actions;
    }

    /** As it is sent; the {@link Decision} checks it. */
    record DecisionRequest(
            @Nullable Integer revision,
            @Nullable String who,
            @Nullable String comment) {}

    @GetMapping("/api/reviews")
    Reviews.Page list(
            @RequestParam(name = "account", required = false) @Nullable Long account,
            @RequestParam(name = "state", defaultValue = "open") String state,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        if (!STATES.contains(state)) {
            throw new IllegalArgumentException("state must be one of " + STATES + ", it is another one");
        }
        Reviews.Page page = reviews.list(account, state, after, Math.clamp(limit, 1, MOST_LISTED));
        if (!page.reviews().isEmpty()) {
            Map<String, ?> detail =
                    Map.of("state", state, "reviews", page.reviews().size());
            UUID _ = actions.add(SignedIn.operator(), "show_values", account, null, detail);
        }
        return page;
    }

    @PostMapping("/api/reviews/{id}/accept")
    Review accept(@PathVariable("id") UUID id, @RequestBody DecisionRequest request) {
        return decide(id, request, reviews::accept);
    }

    @PostMapping("/api/reviews/{id}/keep")
    Review keep(@PathVariable("id") UUID id, @RequestBody DecisionRequest request) {
        return decide(id, request, reviews::keep);
    }

    private Review decide(UUID id, DecisionRequest request, BiFunction<UUID, Decision, Decision.Outcome> how) {
        Integer revision = request.revision();
        String who = SignedIn.name(request.who());
        if (revision == null || who == null) {
            throw new IllegalArgumentException(
                    "Send {\"revision\", \"who\", \"comment\"}; the comment may be left out.");
        }
        return switch (how.apply(id, new Decision(revision, who, request.comment()))) {
            case DONE -> reviews.find(id).orElseThrow(ReviewController::unknown);
            case UNKNOWN -> throw unknown();
            case OUTDATED ->
                throw new ResponseStatusException(
                        HttpStatus.CONFLICT,
                        "Another value is proposed by now, or nothing waits any more: list the reviews again.");
        };
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such review.");
    }
}
