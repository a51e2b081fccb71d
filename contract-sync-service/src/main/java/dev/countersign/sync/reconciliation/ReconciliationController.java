package dev.countersign.sync.reconciliation;

import dev.countersign.sync.action.Operator;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starting reconciliation and watching it. */
@RestController
final class ReconciliationController {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int MOST_LISTED = 500;

    private final Reconciler reconciler;

    ReconciliationController(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    /** Which account to reconcile, null for all; how; and who wants it. */
    record ReconciliationRequest(
            @Nullable Long accountId,
            @Nullable Boolean force,
            @Nullable Duration waitFor,
            @Nullable String who,
            @Nullable String comment) {

        static final ReconciliationRequest ALL = new ReconciliationRequest(null, null, null, null, null);

        boolean forced() {
            return Boolean.TRUE.equals(force);
        }

        Operator operator() {
            if (forced() && (who == null || comment == null || comment.isBlank())) {
                throw new IllegalArgumentException("force needs who and a comment: it sets a safeguard aside");
            }
            return new Operator(who == null ? Operator.UNNAMED.who() : who, comment);
        }

        Duration patience() {
            if (waitFor == null) {
                return USUAL_WAIT;
            }
            if (waitFor.isNegative() || waitFor.compareTo(LONGEST_WAIT) > 0) {
                throw new IllegalArgumentException("waitFor must be PT0S to " + LONGEST_WAIT);
            }
            return waitFor;
        }
    }

    @PostMapping("/api/reconciliations")
    ResponseEntity<Object> reconcile(@RequestBody(required = false) @Nullable ReconciliationRequest body)
            throws InterruptedException {
        ReconciliationRequest request = body == null ? ReconciliationRequest.ALL : body;
        if (request.forced() && request.accountId() == null) {
            throw new IllegalArgumentException("force is for one account: send accountId");
        }
        Duration patience = request.patience();
        List<UUID> runs = reconciler.start(request.accountId(), request.forced(), request.operator());
        List<RunView> views = reconciler.await(runs, patience);
        boolean over = views.stream().allMatch(RunView::isOver);
        return ResponseEntity.status(over ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(Map.of(
                        "checked", sum(views, RunView::checked),
                        "missed", sum(views, RunView::missed),
                        "markedDirty", sum(views, RunView::marked),
                        "lost", sum(views, RunView::lost),
                        "accounts", views.size(),
                        "failed",
                                sum(
                                        views,
                                        view -> view.isOver() && !view.state().equals("finished") ? 1 : 0),
                        "runs", views));
    }

    private static long sum(List<RunView> views, ToLongFunction<RunView> what) {
        return views.stream().mapToLong(what).sum();
    }

    @GetMapping("/api/reconciliations")
    Map<String, Object> list(
            @RequestParam(name = "account", required = false) @Nullable Long account,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, MOST_LISTED);
        List<RunView> runs = reconciler.list(account, state, after, most);
        Map<String, Object> answer = new HashMap<>();
        answer.put("runs", runs);
        answer.put("next", runs.size() < most ? null : runs.getLast().runId());
        return answer;
    }

    @GetMapping("/api/reconciliations/{run}")
    ResponseEntity<Object> run(@PathVariable("run") UUID run) {
        return reconciler
                .find(run)
                .<ResponseEntity<Object>>map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.of(ProblemDetail.forStatusAndDetail(
                                HttpStatus.NOT_FOUND, "There is no such run, or it was over more than 7 days ago."))
                        .build());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(IllegalArgumentException e) {
        return ResponseEntity.of(
                        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage())))
                .build();
    }
}
