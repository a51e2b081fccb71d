package dev.countersign.ingress.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.http.server.HttpServerResponse;

/** Writes answers. */
final class AnswerWriter {

    private static final byte[] NOTHING = {};

    private final String retryAfterSeconds;
    private final Connections connections;

    AnswerWriter(long retryAfterSeconds, Connections connections) {
        this.retryAfterSeconds = Long.toString(retryAfterSeconds);
        this.connections = connections;
    }

    /**
     * Writes an answer.
     *
     * @param end told when it is written; the server itself sends heads that nothing follows
     */
    void write(Answer answer, HttpServerResponse response, MonoSink<Void> end) {
        Outcome outcome = answer.outcome();
        byte[] body = outcome.isDelivered() ? NOTHING : ProblemBody.of(answer);
        response.status(HttpResponseStatus.valueOf(outcome.status()))
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
        if (connections.areScarce()) {
            response.keepAlive(false);
        }
        if (outcome == Outcome.WRONG_METHOD) {
            response.header(HttpHeaderNames.ALLOW, "POST");
        }
        if (outcome.isTemporary()) {
            response.header(HttpHeaderNames.RETRY_AFTER, retryAfterSeconds);
        }
        if (body.length == 0) {
            end.success();
            return;
        }
        response.header(HttpHeaderNames.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
        var _ = response.sendByteArray(Mono.just(body)).then().subscribe(null, end::error, end::success);
    }
}
