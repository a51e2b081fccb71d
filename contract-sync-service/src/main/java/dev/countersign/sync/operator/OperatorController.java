package dev.countersign.sync.operator;

import dev.countersign.sync.action.Operator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

/** What operators may ask and do. Answers hold no personal values. */
@RestController
final class OperatorController {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorController.class);
    private static final int MOST_LISTED = 1000;

    private final ContractViews views;
    private final Replays replays;

    OperatorController(ContractViews views, Replays replays) {
        this.views = views;
        this.replays = replays;
    }

    @GetMapping("/api/accounts/{account}/contracts")
    Map<String, Object> contracts(
            @PathVariable("account") long account,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        List<ContractViews.Summary> found = views.list(account, state, Math.clamp(limit, 1, MOST_LISTED));
        return Map.of("count", found.size(), "data", found);
    }

    @GetMapping("/api/accounts/{account}/contracts/{contract}")
    ResponseEntity<Object> contract(@PathVariable("account") long account, @PathVariable("contract") long contract) {
        return views.find(account, contract)
                .<ResponseEntity<Object>>map(ResponseEntity::ok)
                .orElseGet(() -> unknown(account, contract));
    }

    /** Who replays, and why; all may be left out. */
    record ReplayRequest(@Nullable String who, @Nullable String comment) {
        Operator operator() {
            return who == null ? new Operator(Operator.UNNAMED.who(), comment) : new Operator(who, comment);
        }
    }

    @PostMapping("/api/accounts/{account}/contracts/{contract}/replay")
    ResponseEntity<Object> replay(
            @PathVariable("account") long account,
            @PathVariable("contract") long contract,
            @RequestBody(required = false) @Nullable ReplayRequest request) {
        Operator operator = request == null ? Operator.UNNAMED : request.operator();
        if (!replays.now(account, contract, operator)) {
            return unknown(account, contract);
        }
        LOG.atInfo()
                .addKeyValue("account", account)
                .addKeyValue("contract", contract)
                .log("An operator replays a contract");
        return ResponseEntity.accepted().body(Map.of("state", "dirty"));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(IllegalArgumentException e) {
        return ResponseEntity.of(
                        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage())))
                .build();
    }

    private static ResponseEntity<Object> unknown(long account, long contract) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(
                        HttpStatus.NOT_FOUND,
                        "No event was ever received for contract " + contract + " of account " + account
                                + "; a reconciliation would find it if it belongs to the integration"))
                .build();
    }
}
