package dev.countersign.ingress.http;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Optional;

/** Tells what is wrong with bytes that are no request; after them, nobody knows where the next request begins. */
final class NotHttp {

    private NotHttp() {}

    /** What is wrong with the head of a request, if something is. */
    static Optional<Answer> in(HttpRequest head) {
        return in(head.decoderResult()).or(() -> isKnown(head.protocolVersion()) ? Optional.empty() : notHttp());
    }

    /** What is wrong with a part of a request, if something is. */
    static Optional<Answer> in(DecoderResult decoded) {
        return decoded.isSuccess()
                ? Optional.empty()
                : switch (decoded.cause()) {
                    case TooLongHttpLineException _ ->
                        Optional.of(Answer.of(Outcome.LINE_TOO_LONG, "A line of the request is too long."));
                    case TooLongHttpHeaderException _ ->
                        Optional.of(Answer.of(Outcome.HEADERS_TOO_LONG, "The headers of the request are too long."));
                    default -> notHttp();
                };
    }

    private static Optional<Answer> notHttp() {
        return Optional.of(Answer.of(Outcome.NOT_HTTP, "This is no request of HTTP/1.1."));
    }

    /** Netty lets made-up versions pass. */
    private static boolean isKnown(HttpVersion version) {
        return version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0);
    }
}
