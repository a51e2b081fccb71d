package dev.countersign.sync.hrm.rest;

import dev.countersign.sync.hrm.HrmException;
import dev.countersign.sync.hrm.Trouble;
import dev.countersign.sync.hrm.http.HrmAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What answers mean: the description's rules, in their order, then what statuses mean everywhere.
 *
 * @param resetHeader has the seconds until, or the second at which, calls are taken again; null: only {@code Retry-After} counts
 */
record AnswerRules(List<AnswerRule> rules, @Nullable String resetHeader) {

    private static final int LONGEST_WAIT_SECONDS = 3600;
    /** Greater numbers are seconds since 1970. */
    private static final long EPOCH_FROM = 1_000_000_000L;

    AnswerRules {
        rules = List.copyOf(rules);
    }

    private Optional<AnswerRule> rule(Operation operation, HrmAnswer answer) {
        return rules.stream().filter(rule -> rule.fits(operation, answer)).findFirst();
    }

    Meaning meaning(Operation operation, HrmAnswer answer) {
        return rule(operation, answer).map(AnswerRule::meaning).orElseGet(() -> usual(operation, answer.status()));
    }

    private static Meaning usual(Operation operation, int status) {
        return switch (status) {
            case 401 -> Meaning.UNAUTHORISED;
            case 404 ->
                operation == Operation.READ || operation == Operation.UPDATE ? Meaning.ABSENT : Meaning.REJECTED;
            case 409, 412 -> Meaning.CONFLICT;
            case 408, 425, 429 -> Meaning.RETRY;
            default -> {
                if (status >= 500) {
                    yield Meaning.RETRY;
                }
                yield status >= 200 && status < 300 ? Meaning.SUCCESS : Meaning.REJECTED;
            }
        };
    }

    /** What to throw for an answer that is no success. Nothing that the HRM wrote is repeated: it may quote values. */
    HrmException failure(Operation operation, HrmAnswer answer, Clock clock) {
        String reason = rule(operation, answer).map(AnswerRule::reason).orElse(null);
        String message = "The HRM answers " + answer.status() + " to " + operation.words()
                + (reason == null ? "" : ": " + reason);
        return switch (meaning(operation, answer)) {
            case CONFLICT -> new HrmException.Conflict(message);
            case RETRY -> new HrmException.Retryable(message, after(answer, clock));
            case UNAUTHORISED -> new HrmException.Unauthorised(message + ": connect the HRM again in the setup");
            case ABSENT -> new HrmException.Rejected(message, Trouble.NOT_SCIM);
            case REJECTED, SUCCESS -> new HrmException.Rejected(message + usualEnd(reason), trouble(answer.status()));
        };
    }

    private static String usualEnd(@Nullable String reason) {
        return reason == null ? ": the same would be refused again" : "";
    }

    private static Trouble trouble(int status) {
        return switch (status) {
            case 403 -> Trouble.FORBIDDEN;
            case 404, 405, 406, 410, 501 -> Trouble.NOT_SCIM;
            default -> Trouble.OTHER;
        };
    }

    private @Nullable Duration after(HrmAnswer answer, Clock clock) {
        Duration told = answer.retryAfter();
        if (told != null || resetHeader == null) {
            return told;
        }
        String text = answer.headers().getFirst(resetHeader);
        if (text == null || !text.matches("\\d{1,12}")) {
            return null;
        }
        long number = Long.parseLong(text);
        Duration wait = number >= EPOCH_FROM
                ? Duration.between(clock.instant(), Instant.ofEpochSecond(number))
                : Duration.ofSeconds(number);
        return Duration.ofSeconds(Math.clamp(wait.toSeconds(), 0, LONGEST_WAIT_SECONDS));
    }
}
