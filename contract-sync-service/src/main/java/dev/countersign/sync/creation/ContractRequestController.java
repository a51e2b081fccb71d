package dev.countersign.sync.creation;

import dev.countersign.sync.action.Operator;
import dev.countersign.sync.action.SignedIn;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Contract requests for operators: ask for a contract, see what became of requests, and decide about those that can't go on. */
@RestController
@RequestMapping("/api/accounts/{account}/contract-requests")
final class ContractRequestController {

    private static final Set<String> STATES = Set.of("open", "parked", "settled");
    private static final int MOST_LISTED = 500;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}&&[^\\n]]");

    private final RequestDesk requests;

    ContractRequestController(RequestDesk requests) {
        this.requests = requests;
    }

    /** Who decides, and why. */
    record Decision(@Nullable String who, @Nullable String comment) {

        /**
         * The same, checked.
         *
         * @throws IllegalArgumentException with what is wrong
         */
        Operator operator() {
            String why = comment;
            String name = SignedIn.name(who);
            if (name == null
                    || UNPRINTABLE.matcher(name + (why == null ? "" : why)).find()) {
                throw new IllegalArgumentException("Send {\"who\", \"comment\"}, without control characters");
            }
            return new Operator(name, why);
        }
    }

    @PostMapping
    ResponseEntity<Object> ask(@PathVariable("account") long account, @RequestBody JsonNode body) {
        return switch (requests.ask(account, body)) {
            case RequestDesk.Asked.Taken(RequestView view, boolean isNew) ->
                isNew
                        ? ResponseEntity.accepted()
                                .location(URI.create("/api/accounts/" + account + "/contract-requests/" + view.id()))
                                .body(view)
                        : ResponseEntity.ok(view);
            case RequestDesk.Asked.Invalid(List<Problem> problems) -> invalid(problems);
            case RequestDesk.Asked.UnknownAccount _ ->
                problem(HttpStatus.NOT_FOUND, "The account " + account + " was never connected.");
            case RequestDesk.Asked.IdReused _ ->
                problem(
                        HttpStatus.CONFLICT,
                        "Another contract was requested with this requestId before, and that request stands: ask for this one with an"
                                + " id of its own.");
        };
    }

    @GetMapping
    ResponseEntity<Object> list(
            @PathVariable("account") long account,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "requestId", required = false) @Nullable String requestId,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        if (state != null && !STATES.contains(state)) {
            return problem(HttpStatus.BAD_REQUEST, "state must be one of " + STATES + ", it is another one");
        }
        if (requestId != null && !IncomingRequest.isUsableId(requestId)) {
            return problem(HttpStatus.BAD_REQUEST, "requestId can't be one: it is too long or not printable");
        }
        return ResponseEntity.ok(requests.list(account, state, requestId, after, Math.clamp(limit, 1, MOST_LISTED)));
    }

    @GetMapping("/{id}")
    ResponseEntity<Object> one(@PathVariable("account") long account, @PathVariable("id") long id) {
        return answer(requests.find(account, id));
    }

    @PostMapping("/{id}/retry")
    ResponseEntity<Object> retry(
            @PathVariable("account") long account,
            @PathVariable("id") long id,
            @RequestBody(required = false) @Nullable Decision body) {
        return decided(account, id, body, requests::retry);
    }

    @PostMapping("/{id}/give-up")
    ResponseEntity<Object> giveUp(
            @PathVariable("account") long account, @PathVariable("id") long id, @RequestBody Decision body) {
        return decided(account, id, body, requests::giveUp);
    }

    /** What is done about a request. */
    @FunctionalInterface
    private interface Deed {
        RequestDesk.Decided by(long account, long id, Operator operator);
    }

    private ResponseEntity<Object> decided(long account, long id, @Nullable Decision body, Deed deed) {
        if (requests.find(account, id).isEmpty()) {
            return unknown();
        }
        Operator operator;
        try {
            String name = SignedIn.name(null);
            Operator unsaid = name == null ? Operator.UNNAMED : new Operator(name, null);
            operator = body == null ? unsaid : body.operator();
        } catch (IllegalArgumentException e) {
            return problem(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        return switch (deed.by(account, id, operator)) {
            case DONE ->
                ResponseEntity.accepted()
                        .body(answer(requests.find(account, id)).getBody());
            case UNKNOWN -> unknown();
            case TOO_LATE ->
                problem(HttpStatus.CONFLICT, "The request has its result, or is worked on at this moment.");
        };
    }

    private static ResponseEntity<Object> answer(Optional<RequestView> view) {
        return view.<ResponseEntity<Object>>map(ResponseEntity::ok).orElseGet(ContractRequestController::unknown);
    }

    private static ResponseEntity<Object> unknown() {
        return problem(HttpStatus.NOT_FOUND, "There is no such contract request.");
    }

    private static ResponseEntity<Object> invalid(List<Problem> problems) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, "Nothing was requested: see what must change in problems.");
        detail.setProperty("problems", problems);
        return ResponseEntity.of(detail).build();
    }

    private static ResponseEntity<Object> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }
}
