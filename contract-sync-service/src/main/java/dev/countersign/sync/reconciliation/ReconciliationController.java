package dev.countersign.sync.reconciliation;

import dev.countersign.sync.action.Operator;
import dev.countersign.sync.action.SignedIn;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

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
            String name = SignedIn.name(who);
            if (forced() && (name == null || comment == null || comment.isBlank())) {
                throw new IllegalArgumentException("force needs who and a comment: it sets a safeguard aside");
            }
            return new Operator(name == null ? Operator.UNNAMED.who() : name, comment);
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

    /** What the runs found so far, all together and one by one. */
    record Report(
            long checked, long missed, long markedDirty, long lost, int accounts, long failed, List<RunView> runs) {
        Report {
            runs = List.copyOf(runs);
        }

        static Report of(List<RunView> runs) {
            return new Report(
                    sum(runs, RunView::checked),
                    sum(runs, RunView::missed),
                    sum(runs, RunView::marked),
                    sum(runs, RunView::lost),
                    runs.size(),
                    sum(runs, run -> run.isOver() && !run.state().equals("finished") ? 1 : 0),
                    runs);
        }

        private static long sum(List<RunView> runs, ToLongFunction<RunView> what) {
            return runs.stream().mapToLong(what).sum();
        }
    }

    /** A part of the runs; {@code next} is what to pass as {@code after} for the following one, null at the end. */
    record RunPage(List<RunView> runs, @Nullable UUID next) {
        RunPage {
            runs = List.copyOf(runs);
        }
    }

    @PostMapping("/api/reconciliations")
    ResponseEntity<Report> reconcile(@RequestBody(required = false) @Nullable ReconciliationRequest body)
            throws InterruptedException {
        ReconciliationRequest request = body == null ? ReconciliationRequest.ALL : body;
        if (request.forced() && request.accountId() == null) {
            throw new IllegalArgumentException("force is for one account: send accountId");
        }
        Duration patience = request.patience();
        List<UUID> runs = reconciler.start(request.accountId(), request.forced(), request.operator());
        List<RunView> views = reconciler.await(runs, patience);
        boolean over = views.stream().allMatch(RunView::isOver);
        return ResponseEntity.status(over ? HttpStatus.OK : HttpStatus.ACCEPTED).body(Report.of(views));
    }

    @GetMapping("/api/reconciliations")
    RunPage list(
            @RequestParam(name = "account", required = false) @Nullable Long account,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, MOST_LISTED);
        List<RunView> runs = reconciler.list(account, state, after, most);
        return new RunPage(runs, runs.size() < most ? null : runs.getLast().runId());
    }

    @GetMapping("/api/reconciliations/{run}")
    RunView run(@PathVariable("run") UUID run) {
        return reconciler
                .find(run)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no such run, or it was over more than 7 days ago."));
    }
}
