package dev.countersign.oneflow;

import dev.countersign.oneflow.OneflowFailure.NotFound;
import dev.countersign.oneflow.OneflowFailure.Permanent;
import dev.countersign.oneflow.OneflowFailure.RateLimited;
import dev.countersign.oneflow.OneflowFailure.Reason;
import dev.countersign.oneflow.OneflowFailure.Temporary;
import dev.countersign.oneflow.OneflowFailure.Unauthorised;
import dev.countersign.oneflow.json.ErrorJson;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.exceptions.ContentLengthExceededException;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sorts what went wrong by what the caller should do about it. */
final class Failures {

    private static final int MAX_CAUSES = 20;

    private final JsonMapper json;
    private final RetryAfter retryAfter;

    Failures(JsonMapper json, RetryAfter retryAfter) {
        this.json = json;
        this.retryAfter = retryAfter;
    }

    /** For an answer with a status outside 2xx. */
    OneflowFailure ofStatus(Endpoint endpoint, HttpResponse<?> response) {
        int status = response.code();
        String call = endpoint.text();
        ApiError error = errorBody(status, response);
        return switch (status) {
            case 401 -> new Unauthorised(call, error);
            case 404 -> new NotFound(call, error);
            case 429 -> new RateLimited(call, retryAfter.of(response.header("Retry-After")), false, error);
            case 408 -> new Temporary(call, Reason.SERVER_ERROR, status, endpoint.changesSomething(), error);
            default ->
                status >= 500
                        ? new Temporary(call, Reason.SERVER_ERROR, status, endpoint.changesSomething(), error)
                        : new Permanent(call, status, error);
        };
    }

    /** For an answer of success that can't be used. */
    static OneflowFailure unreadable(Endpoint endpoint, int status) {
        return temporary(endpoint, Reason.UNREADABLE_ANSWER, status, endpoint.changesSomething());
    }

    /** For no answer at all. */
    static OneflowFailure ofException(Endpoint endpoint, RuntimeException e) {
        boolean changes = endpoint.changesSomething();
        if (causedBy(e, InterruptedException.class::isInstance)) {
            return temporary(endpoint, Reason.INTERRUPTED, 0, changes);
        }
        if (causedBy(e, cause -> cause instanceof ReadTimeoutException || cause instanceof TimeoutException)) {
            return temporary(endpoint, Reason.TIMEOUT, 0, changes);
        }
        if (causedBy(e, Failures::beforeSending)) {
            return temporary(endpoint, Reason.CONNECTION, 0, false);
        }
        if (causedBy(e, ContentLengthExceededException.class::isInstance)) {
            return temporary(endpoint, Reason.UNREADABLE_ANSWER, 0, changes);
        }
        if (e instanceof HttpClientException || causedBy(e, IOException.class::isInstance)) {
            return temporary(endpoint, Reason.CONNECTION, 0, changes);
        }
        throw e;
    }

    static OneflowFailure closed(Endpoint endpoint) {
        return temporary(endpoint, Reason.CLOSED, 0, false);
    }

    static OneflowFailure interruptedBeforeSending(Endpoint endpoint) {
        return temporary(endpoint, Reason.INTERRUPTED, 0, false);
    }

    private static OneflowFailure temporary(Endpoint endpoint, Reason reason, int status, boolean mayHaveTakenEffect) {
        return new Temporary(endpoint.text(), reason, status, mayHaveTakenEffect, null);
    }

    private static boolean beforeSending(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException;
    }

    private static boolean causedBy(Throwable thrown, Predicate<Throwable> kind) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (kind.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private @Nullable ApiError errorBody(int status, HttpResponse<?> response) {
        byte[] body = response.getBody(byte[].class).orElse(null);
        if (body == null || body.length == 0) {
            return null;
        }
        try {
            ErrorJson error = json.readValue(body, ErrorJson.class);
            return error == null ? null : toModel(status, error);
        } catch (IOException | RuntimeException e) {
            // An error page of a proxy, or half a body: the status alone has to do.
            return null;
        }
    }

    private static ApiError toModel(int status, ErrorJson error) {
        return new ApiError(
                status,
                error.errorCode() == null ? 0 : error.errorCode(),
                error.cleanTitle(),
                error.cleanDetail(),
                error.cleanRequestId(),
                error.problems());
    }
}
