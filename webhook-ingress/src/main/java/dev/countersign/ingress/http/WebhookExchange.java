package dev.countersign.ingress.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One request from its head to its answer, all on the event loop of its connection. */
final class WebhookExchange {

    private final WebhookParts parts;
    private final WebhookConnection connection;
    private final Channel channel;
    private final HttpRequest head;
    private final RequestObservation observation;
    private final @Nullable Answer notHttp;
    private final Admission admission;
    private final BodyBuffer body;
    /** Whether the connection may stay open afterwards. */
    private boolean keepsConnection;

    private boolean complete;
    private boolean ended;

    /** An exchange that has to be started, since it has taken a place. */
    WebhookExchange(WebhookParts parts, WebhookConnection connection, Channel channel, HttpRequest head) {
        this.parts = parts;
        this.connection = connection;
        this.channel = channel;
        this.head = head;
        this.observation = parts.observations().start(head.headers());
        this.notHttp = NotHttp.in(head).orElse(null);
        this.keepsConnection = head.protocolVersion().equals(HttpVersion.HTTP_1_1) && HttpUtil.isKeepAlive(head);
        this.admission = notHttp != null
                ? new Admission.Refused(notHttp)
                : parts.admissions().admit(head.method(), head.uri(), head.headers());
        this.body = admission instanceof Admission.Admitted(String _, Place place)
                ? new BodyBuffer(parts.limits().maxBody(), place::tryHold)
                : BodyBuffer.discarding();
    }

    /** Answers at once where the body is not worth waiting for. */
    void start() {
        if (notHttp != null) {
            answerAndClose(notHttp);
        } else if (Admissions.announcedLength(head.headers()) > BodyBuffer.READ_AT_MOST) {
            answerAndClose(tooLong());
        } else if (HttpUtil.is100ContinueExpected(head)) {
            beginBody();
        }
    }

    private void beginBody() {
        if (admission instanceof Admission.Refused(Answer answer)) {
            answerAndClose(answer);
        } else {
            var _ = channel.writeAndFlush(
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER),
                    channel.voidPromise());
        }
    }

    /** Takes a part of the body, and goes on after the last one. */
    void add(HttpContent part) {
        Optional<Answer> broken = NotHttp.in(part.decoderResult());
        if (broken.isPresent()) {
            answerAndClose(broken.get());
        } else if (!tryAdd(part)) {
            answerAndClose(tooLong());
        } else if (part instanceof LastHttpContent) {
            complete = true;
            connection.requestIsComplete();
            process();
        }
    }

    /** Whether the whole request has come, and there is no answer yet. */
    boolean isComplete() {
        return complete;
    }

    /** The body did not come in time. */
    void tooSlow() {
        answerAndClose(Answer.of(Outcome.TOO_SLOW, "The request did not arrive in time."));
    }

    /** It is not known in time whether the call is recorded. */
    void unanswered() {
        answer(Answer.of(
                Outcome.NOT_PUBLISHED, "The event could not be stored in time. Send it again later.", subject()));
    }

    /** The sender is gone. */
    void abort() {
        if (!ended) {
            finish(Answer.of(Outcome.ABORTED, "", subject()));
        }
    }

    private CallSubject subject() {
        return admission instanceof Admission.Admitted admitted
                ? CallSubject.of(admitted.endpointId())
                : CallSubject.UNKNOWN;
    }

    private boolean tryAdd(HttpContent part) {
        try {
            body.add(part.content());
            return true;
        } catch (BodyTooLongException _) {
            return false;
        }
    }

    private Answer tooLong() {
        return admission instanceof Admission.Refused(Answer answer)
                ? answer
                : Admissions.tooLarge(parts.limits().maxBody());
    }

    private void process() {
        switch (admission) {
            case Admission.Refused(Answer answer) -> answer(answer);
            case Admission.Admitted(String endpointId, Place _) -> process(endpointId);
        }
    }

    private void process(String endpointId) {
        if (body.isOverflown()) {
            answer(Admissions.tooLarge(parts.limits().maxBody()));
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

    private CompletableFuture<Answer> process(String endpointId, byte[] bytes) {
        Executor later = channel.eventLoop();
        try {
            return parts.processor().process(endpointId, bytes, observation.trace(), later);
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

    private void answerAndClose(Answer answer) {
        keepsConnection = false;
        answer(answer);
    }

    private void answer(Answer answer) {
        if (ended) {
            return;
        }
        keepsConnection = keepsConnection && !parts.connections().areScarce();
        parts.answers().write(answer, channel, keepsConnection);
        finish(answer);
        connection.answered(keepsConnection);
    }

    private void finish(Answer answer) {
        ended = true;
        if (admission instanceof Admission.Admitted(String _, Place place)) {
            place.leave();
        }
        parts.log().answered(answer, observation::run);
        observation.stop(answer);
    }
}
