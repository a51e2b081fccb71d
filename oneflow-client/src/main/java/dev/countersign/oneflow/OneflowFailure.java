package dev.countersign.oneflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why an Oneflow call failed, sorted by what the caller should do about it. No variant ever holds a token. */
public sealed interface OneflowFailure {

    /** Oneflow's own description of the error, when it sent one that could be read. */
    @Nullable ApiError error();

    /** One sentence for a log or an operator: what happened, at which call, what to do. No secrets, no personal data. */
    String describe();

    /** HTTP 401: the token is wrong or was revoked. Don't retry; suspend the account and let its administrator enable the extension again. */
    record Unauthorised(String call, @Nullable ApiError error) implements OneflowFailure {
        @Override
        public String describe() {
            return "Oneflow rejected the API token at %s%s: it is wrong or was revoked; enable the extension again"
                    .formatted(call, ApiError.suffix(error));
        }
    }

    /** HTTP 404: no such object in the account of this token (or one that is not visible to it). */
    record NotFound(String call, @Nullable ApiError error) implements OneflowFailure {
        @Override
        public String describe() {
            return "Oneflow knows no such object at %s%s".formatted(call, ApiError.suffix(error));
        }
    }

    /** Any other refusal that the same request would meet again: 400, 402 (plan without API), 403, 409 (state conflict), 4xx, a redirect. */
    record Permanent(String call, int status, @Nullable ApiError error) implements OneflowFailure {
        /** HTTP 409: the object's state (signed, deleted, ...) forbids the change. */
        public boolean conflict() {
            return status == 409;
        }

        @Override
        public String describe() {
            return "Oneflow refused %s with status %d%s: the request must change before it is sent again"
                    .formatted(call, status, ApiError.suffix(error));
        }
    }

    /**
     * Too many requests for this token. Nothing was done; ask again after {@code retryAfter}.
     *
     * @param local true when our own budget said no and nothing was sent; false when Oneflow answered 429
     */
    record RateLimited(
            String call,
            Duration retryAfter,
            boolean local,
            @Nullable ApiError error) implements OneflowFailure {
        @Override
        public String describe() {
            return "The rate limit of this token is used up at %s (%s)%s: retry after %d s"
                    .formatted(
                            call,
                            local ? "own budget" : "Oneflow answered 429",
                            ApiError.suffix(error),
                            retryAfter.toSeconds());
        }
    }

    /**
     * The call may succeed later: retry with a growing delay.
     *
     * @param reason what kind of trouble
     * @param status the HTTP status, or 0 when there was none
     * @param mayHaveTakenEffect true when a change was sent and its fate is unknown: look before asking for it again
     */
    record Temporary(
            String call,
            Reason reason,
            int status,
            boolean mayHaveTakenEffect,
            @Nullable ApiError error) implements OneflowFailure {
        @Override
        public String describe() {
            return "Oneflow could not be asked at %s (%s%s)%s: retry later%s"
                    .formatted(
                            call,
                            reason.text(),
                            status == 0 ? "" : ", status " + status,
                            ApiError.suffix(error),
                            mayHaveTakenEffect ? ", after checking whether the change took effect" : "");
        }
    }

    /** Kinds of temporary trouble. */
    enum Reason {
        /** No connection: DNS, refused, TLS, reset. */
        CONNECTION("no connection"),
        /** No complete answer within the time allowed. */
        TIMEOUT("no complete answer in time"),
        /** HTTP 5xx or 408. */
        SERVER_ERROR("server error"),
        /** An answer that isn't the documented one: cut off, no JSON, a mandatory field missing, too big. */
        UNREADABLE_ANSWER("unreadable answer"),
        /** The calling thread was interrupted; its interrupt flag is set again. */
        INTERRUPTED("interrupted"),
        /** This client is closed. */
        CLOSED("client closed");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
