package dev.countersign.ingress.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Reads requests and writes answers; what happens in between is the {@link CallProcessor}'s business. */
final class WebhookHandler implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {

    private static final byte[] NOTHING = {};
    /** Reactor's key for what it does with errors that come after the end; it would log them all. */
    private static final String ON_ERROR_DROPPED = "reactor.onErrorDropped.local";

    private final Admissions admissions;
    private final CallProcessor processor;
    private final RequestObservations observations;
    private final RequestLog log;
    private final int maxBody;
    private final String retryAfterSeconds;

    WebhookHandler(
            Admissions admissions,
            CallProcessor processor,
            RequestObservations observations,
            RequestLog log,
            int maxBody,
            long retryAfterSeconds) {
        this.admissions = admissions;
        this.processor = processor;
        this.observations = observations;
        this.log = log;
        this.maxBody = maxBody;
        this.retryAfterSeconds = Long.toString(retryAfterSeconds);
    }

    @Override
    public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
        // A place must be left, so it is taken only when somebody waits for the end.
        return Mono.defer(() -> handle(request, response));
    }

    private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        HeadDeadline deadline = HeadDeadline.of(channel(request));
        deadline.requestStarted();
        RequestObservation observation = observations.start(request.requestHeaders());
        Admission admission = admissions.admit(request.method(), request.uri(), request.requestHeaders());
        AtomicReference<Answer> given = new AtomicReference<>();
        return answer(admission, request, response, observation)
                .onErrorResume(ChannelException.class, _ -> tooSlow(response))
                .doOnNext(given::set)
                .flatMap(answer -> write(answer, response))
                .doFinally(_ -> {
                    deadline.requestEnded();
                    finish(admission, observation, given.get());
                })
                .contextWrite(context -> context.put(ON_ERROR_DROPPED, (Consumer<Throwable>) this::failedAfterEnd));
    }

    private Mono<Answer> answer(
            Admission admission,
            HttpServerRequest request,
            HttpServerResponse response,
            RequestObservation observation) {
        return switch (admission) {
            case Admission.Refused(Answer answer) ->
                read(BodyBuffer.discarding(), request, response)
                        .map(_ -> answer)
                        .defaultIfEmpty(answer);
            case Admission.Admitted admitted ->
                read(new BodyBuffer(maxBody, admitted.place()::tryHold), request, response)
                        .filter(body -> !body.isOverflown())
                        .flatMap(body -> body.isCrowdedOut()
                                ? Mono.just(Admissions.crowdedOut(admitted.endpointId()))
                                : process(admitted.endpointId(), body.toBytes(), request, observation))
                        .defaultIfEmpty(Admissions.tooLarge(maxBody));
        };
    }

    /** The body, or nothing when there is too much of it; then the connection ends with the answer. */
    private static Mono<BodyBuffer> read(BodyBuffer body, HttpServerRequest request, HttpServerResponse response) {
        if (Admissions.announcedLength(request.requestHeaders()) > BodyBuffer.READ_AT_MOST) {
            response.keepAlive(false);
            return Mono.empty();
        }
        return request.receive().collect(() -> body, BodyBuffer::add).onErrorResume(BodyTooLongException.class, _ -> {
            response.keepAlive(false);
            return Mono.empty();
        });
    }

    /** What Netty reports when the request did not arrive in time; it closes the connection right after. */
    private static Mono<Answer> tooSlow(HttpServerResponse response) {
        response.keepAlive(false);
        return Mono.just(Answer.of(Outcome.TOO_SLOW, "The request did not arrive in time."));
    }

    /** A timeout is reported a second time when its connection is closed; a flood of them must not flood the log. */
    private void failedAfterEnd(Throwable failure) {
        if (!(failure instanceof ChannelException)) {
            log.failedAfterEnd(failure);
        }
    }

    private Mono<Answer> process(
            String endpointId, byte[] body, HttpServerRequest request, RequestObservation observation) {
        return Mono.fromFuture(() -> start(endpointId, body, request, observation), true)
                .onErrorResume(RuntimeException.class, failure -> {
                    var subject = CallSubject.of(endpointId);
                    observation.failed(failure);
                    observation.run(() -> log.failed(subject, failure));
                    return Mono.just(Answer.of(Outcome.FAILED, "Something went wrong. Send it again later.", subject));
                });
    }

    private CompletableFuture<Answer> start(
            String endpointId, byte[] body, HttpServerRequest request, RequestObservation observation) {
        Executor eventLoop = channel(request).eventLoop();
        Executor observed = task -> eventLoop.execute(() -> observation.run(task));
        return observation.call(() -> processor.process(endpointId, body, observed));
    }

    private static Channel channel(HttpServerRequest request) {
        return ((ChannelOperations<?, ?>) request).channel();
    }

    private Mono<Void> write(Answer answer, HttpServerResponse response) {
        Outcome outcome = answer.outcome();
        byte[] body = outcome == Outcome.ACCEPTED ? NOTHING : ProblemBody.of(answer);
        response.status(outcome.status()).header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
        if (outcome == Outcome.WRONG_METHOD) {
            response.header(HttpHeaderNames.ALLOW, "POST");
        }
        if (outcome.isTemporary()) {
            response.header(HttpHeaderNames.RETRY_AFTER, retryAfterSeconds);
        }
        if (body.length == 0) {
            return response.send();
        }
        response.header(HttpHeaderNames.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
        return response.sendByteArray(Mono.just(body)).then();
    }

    private void finish(Admission admission, RequestObservation observation, @Nullable Answer given) {
        if (admission instanceof Admission.Admitted admitted) {
            admitted.place().leave();
        }
        Answer answer = given == null ? aborted(admission) : given;
        log.answered(answer, observation::run);
        observation.stop(answer);
    }

    private static Answer aborted(Admission admission) {
        return admission instanceof Admission.Admitted admitted
                ? Answer.of(Outcome.ABORTED, "", CallSubject.of(admitted.endpointId()))
                : Answer.of(Outcome.ABORTED, "");
    }
}
