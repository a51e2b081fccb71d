package dev.countersign.sync.operator;

import dev.countersign.sync.account.AccountStore;
import dev.countersign.sync.action.Operator;
import dev.countersign.sync.action.OperatorActions;
import dev.countersign.sync.breaker.Breakers;
import dev.countersign.sync.contract.Workers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts as operators see them, and ending an account's rest. */
@RestController
final class AccountController {

    private static final int MOST_LISTED = 500;

    private final AccountViews views;
    private final AccountStore accounts;
    private final Breakers breakers;
    private final OperatorActions actions;
    private final Workers workers;
    private final TransactionTemplate transactions;

    AccountController(
            AccountViews views,
            AccountStore accounts,
            Breakers breakers,
            OperatorActions actions,
            Workers workers,
            TransactionTemplate transactions) {
        this.views = views;
        this.accounts = accounts;
        this.breakers = breakers;
        this.actions = actions;
        this.workers = workers;
        this.transactions = transactions;
    }

    /** Who says that the trouble is over. */
    record ResumeRequest(@Nullable String who, @Nullable String comment) {
        Operator operator() {
            return new Operator(who == null ? "" : who, comment);
        }
    }

    @GetMapping("/api/accounts")
    Map<String, Object> list(
            @RequestParam(name = "suspended", defaultValue = "false") boolean suspended,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, MOST_LISTED);
        List<AccountViews.AccountView> found = views.list(suspended, after, most);
        Map<String, Object> answer = new HashMap<>();
        answer.put("accounts", found);
        answer.put("next", found.size() < most ? null : found.getLast().accountId());
        return answer;
    }

    @GetMapping("/api/accounts/{account}")
    ResponseEntity<Object> account(@PathVariable("account") long account) {
        return views.find(account)
                .<ResponseEntity<Object>>map(ResponseEntity::ok)
                .orElseGet(() -> problem(HttpStatus.NOT_FOUND, "No account " + account + " was ever announced."));
    }

    @PostMapping("/api/accounts/{account}/resume")
    ResponseEntity<Object> resume(@PathVariable("account") long account, @RequestBody ResumeRequest request) {
        Operator operator = request.operator();
        transactions.executeWithoutResult(_ -> {
            boolean suspended = accounts.resume(account);
            UUID _ = actions.add(operator, "resume", account, null, Map.of("suspended", suspended));
        });
        breakers.forget(account);
        workers.wake();
        return account(account);
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(IllegalArgumentException e) {
        return problem(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    private static ResponseEntity<Object> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }
}
