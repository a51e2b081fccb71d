package dev.countersign.ingress.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Collects a body up to a bound, whatever its length header says, and takes room only for what has arrived. What can't
 * be kept is read and thrown away, up to {@link #READ_AT_MOST}: a sender that is still writing would not see the answer
 * if the connection were cut.
 */
final class BodyBuffer {

    static final int READ_AT_MOST = 1024 * 1024;

    private static final byte[] NOTHING = {};

    private final int capacity;
    private final IntPredicate room;
    private byte[] bytes = NOTHING;
    private int length;
    private int seen;
    private boolean crowdedOut;

    /**
     * An empty buffer.
     *
     * @param capacity most bytes it keeps
     * @param room told how many bytes it wants to hold from now on, and answers whether it may
     */
    BodyBuffer(int capacity, IntPredicate room) {
        this.capacity = capacity;
        this.room = room;
    }

    /** One that keeps nothing. */
    static BodyBuffer discarding() {
        return new BodyBuffer(0, size -> size == 0);
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
        crowdedOut = crowdedOut || (!isOverflown() && !isRoomForSeen());
        if (isOverflown() || crowdedOut) {
            drop();
        } else {
            part.getBytes(part.readerIndex(), bytes, length, more);
            length += more;
        }
    }

    /** Whether more came than it may keep. */
    boolean isOverflown() {
        return seen > capacity;
    }

    /** Whether there was no room for what came. */
    boolean isCrowdedOut() {
        return crowdedOut;
    }

    byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    private boolean isRoomForSeen() {
        if (seen <= bytes.length) {
            return true;
        }
        int size = Math.min(capacity, Math.max(seen, 2 * bytes.length));
        if (!room.test(size)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, size);
        return true;
    }

    /** What is left of it would only keep others from finishing. */
    private void drop() {
        bytes = NOTHING;
        length = 0;
        var _ = room.test(0);
    }
}
