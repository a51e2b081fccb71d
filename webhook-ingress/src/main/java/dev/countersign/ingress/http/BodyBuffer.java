package dev.countersign.ingress.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Collects a body up to a bound, whatever its length header says. What comes after the bound is read and thrown away,
 * up to {@link #READ_AT_MOST}: a sender that is still writing would not see the answer if the connection were cut.
 */
final class BodyBuffer {

    static final int READ_AT_MOST = 1024 * 1024;

    private static final int FIRST_SIZE = 1024;

    private final int capacity;
    private byte[] bytes;
    private int length;
    private int seen;

    /**
     * An empty buffer.
     *
     * @param capacity most bytes it keeps
     * @param announced what the length header says, or -1
     */
    BodyBuffer(int capacity, long announced) {
        this.capacity = capacity;
        this.bytes = new byte[(int) Math.min(capacity, announced < 0 ? FIRST_SIZE : announced)];
    }

    /**
     * Adds a part.
     *
     * @throws BodyTooLongException if more than {@link #READ_AT_MOST} bytes have come
     */
    void add(ByteBuf part) {
        int more = part.readableBytes();
        seen += more;
        if (seen > READ_AT_MOST) {
            throw new BodyTooLongException();
        }
        if (seen <= capacity) {
            if (seen > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(capacity, Math.max(seen, 2 * bytes.length)));
            }
            part.getBytes(part.readerIndex(), bytes, length, more);
            length += more;
        }
    }

    boolean isOverflown() {
        return seen > capacity;
    }

    byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
