package dev.countersign.oneflow;

import java.time.Duration;

/**
 * One HTTP exchange with Oneflow as seen by an {@link OneflowCallObserver}. All texts are from small closed sets: fit for metric tags.
 *
 * @param endpoint method and path template, for example {@code GET /contracts/{id}}
 * @param outcome {@code success}, {@code unauthorised}, {@code not_found}, {@code permanent}, {@code rate_limited}, {@code budget_exhausted} or
 *     {@code temporary}
 * @param status HTTP status, 0 when there was none
 * @param duration from asking until the answer was read, without the wait for the rate budget
 * @param budgetWait how long the caller waited for the token's rate budget
 * @param attempt 1 for the first try, 2 for the first retry, ...
 */
public record OneflowCall(
        String endpoint, String outcome, int status, Duration duration, Duration budgetWait, int attempt) {}
