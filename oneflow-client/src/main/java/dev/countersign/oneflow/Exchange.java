package dev.countersign.oneflow;

import dev.countersign.oneflow.OneflowFailure.RateLimited;
import dev.countersign.oneflow.OneflowFailure.Reason;
import dev.countersign.oneflow.OneflowFailure.Temporary;
import dev.countersign.oneflow.OneflowResult.Failed;
import dev.countersign.oneflow.OneflowResult.Success;
import dev.countersign.oneflow.json.UnusableJsonException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes one call: waits for its turn, sends, sorts the answer, tells the observer, and tries again where that is harmless. */
final class Exchange {

    private final ProcessState process;
    private final OneflowToken token;
    private final @Nullable UserEmail user;
    private final Urgency urgency;

    Exchange(ProcessState process, OneflowToken token, @Nullable UserEmail user, Urgency urgency) {
        this.process = process;
        this.token = token;
        this.user = user;
        this.urgency = urgency;
    }

    /**
     * Calls.
     *
     * @param send the request with these headers
     * @param read the value of a 2xx answer; an {@link UnusableJsonException} = unreadable
     */
    <B, T> OneflowResult<T> call(Endpoint endpoint, Function<CallHeaders, HttpResponse<B>> send, Function<B, T> read) {
        return callRaw(endpoint, send, response -> readBody(endpoint, response, read));
    }

    /** As {@link #call}, for answers whose body says nothing. */
    OneflowResult<Done> done(Endpoint endpoint, Function<CallHeaders, HttpResponse<byte[]>> send) {
        return callRaw(
                endpoint,
                send,
                response -> Outcomes.isRedirect(response.code())
                        ? refused(endpoint, response)
                        : OneflowResult.success(Done.DONE));
    }

    /** As {@link #call}, for answers whose status and headers matter; {@code read} also gets redirects. */
    <B, T> OneflowResult<T> callRaw(
            Endpoint endpoint,
            Function<CallHeaders, HttpResponse<B>> send,
            Function<HttpResponse<B>, OneflowResult<T>> read) {
        for (int attempt = 1; ; attempt++) {
            OneflowResult<T> result = attempt(endpoint, attempt, send, read);
            if (!worthRetrying(endpoint, result)
                    || attempt >= process.settings().maxAttempts()
                    || !process.retryPause().await(attempt)) {
                return result;
            }
        }
    }

    private <B, T> OneflowResult<T> attempt(
            Endpoint endpoint,
            int attempt,
            Function<CallHeaders, HttpResponse<B>> send,
            Function<HttpResponse<B>, OneflowResult<T>> read) {
        long asked = System.nanoTime();
        OneflowFailure refused = process.closed() ? Failures.closed(endpoint) : takeTurn(endpoint);
        long started = System.nanoTime();
        OneflowResult<T> result = refused == null ? exchange(endpoint, send, read) : OneflowResult.failed(refused);
        process.observe(new OneflowCall(
                endpoint.text(),
                Outcomes.name(result),
                Outcomes.status(result),
                Duration.ofNanos(System.nanoTime() - started),
                Duration.ofNanos(started - asked),
                attempt));
        return result;
    }

    private @Nullable OneflowFailure takeTurn(Endpoint endpoint) {
        TokenTurns turns = process.turns().of(token);
        try {
            return turns.take(urgency) ? null : new RateLimited(endpoint.text(), turns.untilNext(urgency), true, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Failures.interruptedBeforeSending(endpoint);
        }
    }

    private <B, T> OneflowResult<T> exchange(
            Endpoint endpoint,
            Function<CallHeaders, HttpResponse<B>> send,
            Function<HttpResponse<B>, OneflowResult<T>> read) {
        try {
            HttpResponse<B> response = send.apply(headers());
            return Outcomes.isRefusal(response.code()) ? refused(endpoint, response) : read.apply(response);
        } catch (UnusableJsonException e) {
            return OneflowResult.failed(process.unreadable(endpoint, 200, e));
        } catch (HttpClientResponseException e) {
            return Outcomes.isRefusal(e.code())
                    ? refused(endpoint, e.getResponse())
                    : OneflowResult.failed(process.unreadable(endpoint, e.code(), e));
        } catch (StackOverflowError e) {
            // The JSON decoder recurses as deep as an answer nests, and only the size of an answer is bounded.
            return OneflowResult.failed(Failures.unreadable(endpoint, 200));
        } catch (RuntimeException e) {
            return OneflowResult.failed(
                    process.closed() ? Failures.closed(endpoint) : Failures.ofException(endpoint, e));
        }
    }

    private <T> OneflowResult<T> refused(Endpoint endpoint, HttpResponse<?> response) {
        OneflowFailure failure = process.failures().ofStatus(endpoint, response);
        if (failure instanceof RateLimited limited) {
            process.turns().of(token).pause(limited.retryAfter());
        }
        return OneflowResult.failed(failure);
    }

    private <B, T> OneflowResult<T> readBody(Endpoint endpoint, HttpResponse<B> response, Function<B, T> read) {
        if (Outcomes.isRedirect(response.code())) {
            return refused(endpoint, response);
        }
        return response.getBody()
                .map(body -> OneflowResult.success(read.apply(body)))
                .orElseGet(() -> OneflowResult.failed(Failures.unreadable(endpoint, response.code())));
    }

    private CallHeaders headers() {
        Map<String, String> extra = process.settings().extraHeaders().get();
        return new CallHeaders(token, user, process.settings().customSource(), extra);
    }

    private static boolean worthRetrying(Endpoint endpoint, OneflowResult<?> result) {
        return switch (result) {
            case Success<?> _ -> false;
            case Failed<?>(Temporary temporary) ->
                endpoint.idempotent()
                        && temporary.reason() != Reason.INTERRUPTED
                        && temporary.reason() != Reason.CLOSED;
            case Failed<?> _ -> false;
        };
    }
}
