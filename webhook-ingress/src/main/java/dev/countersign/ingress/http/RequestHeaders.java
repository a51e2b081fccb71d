package dev.countersign.ingress.http;

import io.netty.handler.codec.DefaultHeaders;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.util.AsciiString;
import java.util.List;

/**
 * The headers that are read, and no others: Netty bounds the bytes of headers, not their number, and thousands of short
 * ones take twenty times their size of the heap, for as long as a sender may take for a head. All are validated.
 */
final class RequestHeaders extends DefaultHttpHeaders {

    /** Makes them for a decoder. */
    static final HttpHeadersFactory FACTORY = new HttpHeadersFactory() {
        @Override
        public HttpHeaders newHeaders() {
            return new RequestHeaders(KEPT);
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
            return newHeaders();
        }
    };

    /** For what may follow a body, of which nothing is read. */
    static final HttpHeadersFactory TRAILERS = new HttpHeadersFactory() {
        @Override
        public HttpHeaders newHeaders() {
            return new RequestHeaders(List.of());
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
            return newHeaders();
        }
    };

    private static final List<AsciiString> KEPT = List.of(
            HttpHeaderNames.CONNECTION,
            HttpHeaderNames.CONTENT_ENCODING,
            HttpHeaderNames.CONTENT_LENGTH,
            HttpHeaderNames.CONTENT_TYPE,
            HttpHeaderNames.EXPECT,
            HttpHeaderNames.TRANSFER_ENCODING,
            new AsciiString("traceparent"),
            new AsciiString("tracestate"));

    /** Of one name, a few are allowed, and two of some are an error: so it can't be more than these. */
    private static final int MOST = 32;

    private static final DefaultHeaders.NameValidator<CharSequence> NAMES =
            DefaultHttpHeadersFactory.headersFactory().getNameValidator();
    private static final DefaultHeaders.ValueValidator<CharSequence> VALUES =
            DefaultHttpHeadersFactory.headersFactory().getValueValidator();

    private final List<AsciiString> kept;

    private RequestHeaders(List<AsciiString> kept) {
        super(NAMES, VALUES);
        this.kept = kept;
    }

    @Override
    public HttpHeaders add(CharSequence name, Object value) {
        if (isKept(name)) {
            if (size() == MOST) {
                throw new TooLongHttpHeaderException("Too many headers of the few names that are read");
            }
            return super.add(name, value);
        }
        NAMES.validateName(name);
        if (value instanceof CharSequence text) {
            VALUES.validate(text);
        }
        return this;
    }

    @Override
    public HttpHeaders add(String name, Object value) {
        return add((CharSequence) name, value);
    }

    private boolean isKept(CharSequence name) {
        for (AsciiString each : kept) {
            if (each.contentEqualsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
