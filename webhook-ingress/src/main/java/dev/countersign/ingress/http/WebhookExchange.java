package dev.countersign.ingress.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.MonoSink;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.util.context.Context;

/**
 * One request from its head to the end of its answer, all on the event loop of its connection. Callbacks instead of a
 * chain of operators, which cost as much as verifying and building the records.
 */
final class WebhookExchange {

    /** Reactor's key for what it does with errors that come after the end; it would log them all. */
    private static final String ON_ERROR_DROPPED = "reactor.onErrorDropped.local";

    private final WebhookHandler parts;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final MonoSink<Void> end;
    private final Channel channel;
    private final RequestObservation observation;
    private final Admission admission;
    private @Nullable Answer given;
    private boolean ended;

    /**
     * An exchange that has to be started, since it has taken a place.
     *
     * @param end told when everything is written; when it is disposed of, the exchange is over
     */
    WebhookExchange(WebhookHandler parts, HttpServerRequest request, HttpServerResponse response, MonoSink<Void> end) {
        this.parts = parts;
        this.request = request;
        this.response = response;
        this.end = end;
        this.channel = ((ChannelOperations<?, ?>) request).channel();
        this.observation = parts.observations().start(request.requestHeaders());
        this.admission = parts.admissions().admit(request.method(), request.uri(), request.requestHeaders());
    }

    void start() {
        HeadDeadline.of(channel).requestStarted();
        end.onDispose(this::finish);
        switch (admission) {
            case Admission.Refused(Answer answer) -> read(BodyBuffer.discarding(), () -> answer(answer), answer);
            case Admission.Admitted admitted -> {
                var body = new BodyBuffer(parts.maxBody(), admitted.place()::tryHold);
                read(body, () -> process(admitted.endpointId(), body), Admissions.tooLarge(parts.maxBody()));
            }
        }
    }

    /** Reads the body, then goes on; when there is too much of it, the connection ends with the other answer. */
    private void read(BodyBuffer body, Runnable next, Answer tooLong) {
        if (Admissions.announcedLength(request.requestHeaders()) > BodyBuffer.READ_AT_MOST) {
            response.keepAlive(false);
            answer(tooLong);
            return;
        }
        Disposable reading = request.receive()
                .subscribe(
                        body::add,
                        failure -> readingFailed(failure, tooLong),
                        next,
                        Context.of(ON_ERROR_DROPPED, (Consumer<Throwable>) this::failedAfterEnd));
        end.onCancel(reading);
    }

    private void readingFailed(Throwable failure, Answer tooLong) {
        switch (failure) {
            case BodyTooLongException _ -> {
                response.keepAlive(false);
                answer(tooLong);
            }
            case ChannelException _ -> {
                // What Netty reports when the request did not arrive in time; it closes the connection right after.
                response.keepAlive(false);
                answer(Answer.of(Outcome.TOO_SLOW, "The request did not arrive in time."));
            }
            default -> end.error(failure);
        }
    }

    private void process(String endpointId, BodyBuffer body) {
        if (body.isOverflown()) {
            answer(Admissions.tooLarge(parts.maxBody()));
        } else if (body.isCrowdedOut()) {
            answer(Admissions.crowdedOut(endpointId));
        } else {
            var _ = process(endpointId, body.toBytes()).whenComplete((answer, failure) -> {
                if (channel.eventLoop().inEventLoop()) {
                    processed(endpointId, answer, failure);
                } else {
                    channel.eventLoop().execute(() -> processed(endpointId, answer, failure));
                }
            });
        }
    }

    private CompletableFuture<Answer> process(String endpointId, byte[] body) {
        Executor observed = task -> channel.eventLoop().execute(() -> observation.run(task));
        try {
            return observation.call(() -> parts.processor().process(endpointId, body, observed));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void processed(String endpointId, @Nullable Answer answer, @Nullable Throwable failure) {
        if (answer != null) {
            answer(answer);
        } else if (failure != null) {
            var subject = CallSubject.of(endpointId);
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            observation.failed(cause);
            observation.run(() -> parts.log().failed(subject, cause));
            answer(Answer.of(Outcome.FAILED, "Something went wrong. Send it again later.", subject));
        }
    }

    private void answer(Answer answer) {
        if (ended) {
            return;
        }
        given = answer;
        try {
            parts.answers().write(answer, response, end);
        } catch (RuntimeException e) {
            end.error(e);
        }
    }

    /** A timeout is reported a second time when its connection is closed; a flood of them must not flood the log. */
    private void failedAfterEnd(Throwable failure) {
        if (!(failure instanceof ChannelException)) {
            parts.log().failedAfterEnd(failure);
        }
    }

    /** The answer is written, or nobody waits for it any more. */
    private void finish() {
        ended = true;
        HeadDeadline.of(channel).requestEnded();
        if (admission instanceof Admission.Admitted admitted) {
            admitted.place().leave();
        }
        Answer answer = given == null ? aborted() : given;
        parts.log().answered(answer, observation::run);
        observation.stop(answer);
    }

    private Answer aborted() {
        return admission instanceof Admission.Admitted admitted
                ? Answer.of(Outcome.ABORTED, "", CallSubject.of(admitted.endpointId()))
                : Answer.of(Outcome.ABORTED, "");
    }
}
