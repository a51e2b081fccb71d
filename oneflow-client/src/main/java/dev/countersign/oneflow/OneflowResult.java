package dev.countersign.oneflow;

import java.util.function.Function;

/**
 * How a call to Oneflow ended. Expected ends are values, not exceptions:
 *
 * <pre>{@code
 * switch (api.contract(id)) {
 *     case Success(Contract contract) -> transfer(contract);
 *     case Failed(RateLimited limited) -> retryAfter(limited.retryAfter());
 *     case Failed(Temporary temporary) -> retryWithBackoff(temporary);
 *     case Failed(Unauthorised unauthorised) -> suspendAccount(unauthorised);
 *     case Failed(NotFound notFound) -> park(notFound);
 *     case Failed(Permanent permanent) -> park(permanent);
 * }
 * }</pre>
 *
 * @param <T> what Oneflow answered with
 */
public sealed interface OneflowResult<T> {

    /** Oneflow did what was asked. */
    record Success<T>(T value) implements OneflowResult<T> {}

    /** It didn't, or we don't know; {@code failure} says which, and what to do. */
    record Failed<T>(OneflowFailure failure) implements OneflowResult<T> {}

    /** A successful result. */
    static <T> OneflowResult<T> success(T value) {
        return new Success<>(value);
    }

    /** A failed result. */
    static <T> OneflowResult<T> failed(OneflowFailure failure) {
        return new Failed<>(failure);
    }

    /** The same result with another value. */
    default <R> OneflowResult<R> map(Function<? super T, ? extends R> mapper) {
        return switch (this) {
            case Success<T>(T value) -> new Success<>(mapper.apply(value));
            case Failed<T>(OneflowFailure failure) -> new Failed<>(failure);
        };
    }

    /** The next call when this one succeeded, else this failure. */
    default <R> OneflowResult<R> then(Function<? super T, OneflowResult<R>> next) {
        return switch (this) {
            case Success<T>(T value) -> next.apply(value);
            case Failed<T>(OneflowFailure failure) -> new Failed<>(failure);
        };
    }

    /** The value, for callers whose only answer to a failure is to give up. */
    default T orElseThrow() {
        return switch (this) {
            case Success<T>(T value) -> value;
            case Failed<T>(OneflowFailure failure) -> throw new OneflowException(failure);
        };
    }
}
