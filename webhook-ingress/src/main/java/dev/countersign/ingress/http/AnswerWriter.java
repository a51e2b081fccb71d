package dev.countersign.ingress.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.ReadOnlyHttpHeaders;

/** Writes answers. */
final class AnswerWriter {

    /** Nothing of a request gets into a header. */
    private static final HttpHeadersFactory OWN_HEADERS =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    /** The usual answer, always the same: it has no state, as it has no body. */
    private static final FullHttpResponse DELIVERED = new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.OK,
            Unpooled.EMPTY_BUFFER,
            new ReadOnlyHttpHeaders(false, HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO),
            new ReadOnlyHttpHeaders(false));

    /**
     * Ends our half only. A sender that is still sending would be reset if the connection were closed, and might lose
     * the answer; the connection closes it soon.
     */
    private static final ChannelFutureListener END = written -> {
        if (written.isSuccess() && written.channel() instanceof DuplexChannel duplex) {
            var _ = duplex.shutdownOutput();
        } else {
            var _ = written.channel().close();
        }
    };

    private final String retryAfterSeconds;

    AnswerWriter(long retryAfterSeconds) {
        this.retryAfterSeconds = Long.toString(retryAfterSeconds);
    }

    /**
     * Writes an answer.
     *
     * @param keepsConnection whether there may be a further request; otherwise nothing more is written afterwards
     */
    void write(Answer answer, Channel channel, boolean keepsConnection) {
        if (!keepsConnection) {
            FullHttpResponse response = response(answer);
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            var _ = channel.writeAndFlush(response).addListener(END);
        } else if (answer.outcome().isDelivered()) {
            var _ = channel.writeAndFlush(DELIVERED, channel.voidPromise());
        } else {
            var _ = channel.writeAndFlush(response(answer), channel.voidPromise());
        }
    }

    private FullHttpResponse response(Answer answer) {
        Outcome outcome = answer.outcome();
        ByteBuf body = outcome.isDelivered() ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(ProblemBody.of(answer));
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(outcome.status()), body, OWN_HEADERS, OWN_HEADERS);
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.readableBytes()));
        if (body.isReadable()) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
        }
        if (outcome == Outcome.WRONG_METHOD) {
            headers.set(HttpHeaderNames.ALLOW, "POST");
        }
        if (outcome.isTemporary()) {
            headers.set(HttpHeaderNames.RETRY_AFTER, retryAfterSeconds);
        }
        return response;
    }
}
