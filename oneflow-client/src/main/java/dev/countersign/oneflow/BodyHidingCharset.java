package dev.countersign.oneflow;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Decodes everything to nothing. At TRACE Micronaut's client writes whole bodies to its log, which hold sign keys and personal data, and it
 * offers no switch; but it decodes them with the client's default charset. JSON itself is read and written as UTF-8 bytes, not with this.
 */
final class BodyHidingCharset extends Charset {

    static final BodyHidingCharset INSTANCE = new BodyHidingCharset();

    private BodyHidingCharset() {
        super("X-COUNTERSIGN-HIDDEN", new String[0]);
    }

    @Override
    public boolean contains(Charset other) {
        return false;
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new HidingDecoder(this);
    }

    @Override
    public CharsetEncoder newEncoder() {
        return StandardCharsets.UTF_8.newEncoder();
    }

    private static final class HidingDecoder extends CharsetDecoder {

        HidingDecoder(Charset charset) {
            super(charset, 1, 1);
        }

        @Override
        protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
            in.position(in.limit());
            return CoderResult.UNDERFLOW;
        }
    }
}
