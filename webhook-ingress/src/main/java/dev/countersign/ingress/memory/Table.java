package dev.countersign.ingress.memory;

/**
 * A hash table in three arrays, without an object per entry. Its buckets have a fixed number of slots, as those of a
 * processor's cache do: an entry is in its bucket or nowhere, so that every operation looks at eight slots, and a full
 * bucket forgets its oldest entry. It doubles when a bucket is full, until it is as large as it may be; then full buckets
 * are rare until the table is half full. Not for several threads.
 */
final class Table {

    /** What is known of a call. */
    enum Found {
        RECORDED,
        UNDER_WAY,
        OTHER_BODY,
        NOT_FOUND
    }

    static final int SLOTS = 8;
    static final int BYTES_PER_SLOT = 3 * Long.BYTES + Integer.BYTES;
    static final int BYTES_PER_BUCKET = SLOTS * BYTES_PER_SLOT;

    private static final int FEWEST_BUCKETS = 8;
    private static final int WORDS = 3;
    private static final int NONE = -1;

    private final int maxBuckets;
    private final int window;
    private int buckets;
    /** Per slot: both halves of what tells calls apart, and the body. */
    private long[] calls;
    /** Per slot: the second since when it is recorded; negative: under way; 0: nothing there. */
    private int[] seconds;

    private int size;
    private long forgottenEarly;

    Table(int maxBuckets, int window) {
        this.window = window;
        int doublings = 0;
        while (maxBuckets >> (doublings + 1) >= FEWEST_BUCKETS) {
            doublings++;
        }
        this.buckets = maxBuckets >> doublings;
        // So that it always doubles, and what shared a bucket finds room in two.
        this.maxBuckets = buckets << doublings;
        this.calls = new long[buckets * SLOTS * WORDS];
        this.seconds = new int[buckets * SLOTS];
    }

    /** Looks for a call. */
    Found find(CallIdentity call, int now) {
        Found found = Found.NOT_FOUND;
        int first = firstSlot(call.high());
        for (int slot = first; slot < first + SLOTS; slot++) {
            if (isCurrent(slot, now) && isSameCallback(slot, call)) {
                if (calls[slot * WORDS + 2] == call.body()) {
                    return seconds[slot] < 0 ? Found.UNDER_WAY : Found.RECORDED;
                }
                found = Found.OTHER_BODY;
            }
        }
        return found;
    }

    /** Adds a call that is not there and is under way. */
    void add(CallIdentity call, int now) {
        add(call, now, -now);
    }

    /** A call is recorded; it is added if it was forgotten meanwhile. */
    void record(CallIdentity call, int now) {
        int slot = slotOf(call, now);
        if (slot == NONE) {
            add(call, now, now);
        } else {
            seconds[slot] = now;
        }
    }

    private void add(CallIdentity call, int now, int second) {
        int slot = freeSlot(call.high(), now);
        while (slot == NONE && buckets < maxBuckets) {
            grow(now);
            slot = freeSlot(call.high(), now);
        }
        if (slot == NONE) {
            slot = oldestSlot(call.high());
            forgottenEarly++;
        } else if (seconds[slot] == 0) {
            size++;
        }
        set(slot, call.high(), call.low(), call.body(), second);
    }

    /** Removes a call, if it is there. */
    void remove(CallIdentity call, int now) {
        int slot = slotOf(call, now);
        if (slot != NONE) {
            seconds[slot] = 0;
            size--;
        }
    }

    private int slotOf(CallIdentity call, int now) {
        int first = firstSlot(call.high());
        for (int slot = first; slot < first + SLOTS; slot++) {
            if (isCurrent(slot, now) && isSameCallback(slot, call) && calls[slot * WORDS + 2] == call.body()) {
                return slot;
            }
        }
        return NONE;
    }

    int size() {
        return size;
    }

    long bytes() {
        return (long) buckets * BYTES_PER_BUCKET;
    }

    long forgottenEarly() {
        return forgottenEarly;
    }

    private int firstSlot(long high) {
        return (int) Math.unsignedMultiplyHigh(high, buckets) * SLOTS;
    }

    private boolean isCurrent(int slot, int now) {
        return seconds[slot] != 0 && now - Math.abs(seconds[slot]) <= window;
    }

    private boolean isSameCallback(int slot, CallIdentity call) {
        return calls[slot * WORDS] == call.high() && calls[slot * WORDS + 1] == call.low();
    }

    private int freeSlot(long high, int now) {
        int first = firstSlot(high);
        for (int slot = first; slot < first + SLOTS; slot++) {
            if (!isCurrent(slot, now)) {
                return slot;
            }
        }
        return NONE;
    }

    private int oldestSlot(long high) {
        int first = firstSlot(high);
        int oldest = first;
        for (int slot = first + 1; slot < first + SLOTS; slot++) {
            oldest = Math.abs(seconds[slot]) < Math.abs(seconds[oldest]) ? slot : oldest;
        }
        return oldest;
    }

    private void set(int slot, long high, long low, long body, int second) {
        calls[slot * WORDS] = high;
        calls[slot * WORDS + 1] = low;
        calls[slot * WORDS + 2] = body;
        seconds[slot] = second;
    }

    private void grow(int now) {
        long[] oldCalls = calls;
        int[] oldSeconds = seconds;
        buckets *= 2;
        calls = new long[buckets * SLOTS * WORDS];
        seconds = new int[buckets * SLOTS];
        size = 0;
        for (int old = 0; old < oldSeconds.length; old++) {
            if (oldSeconds[old] != 0 && now - Math.abs(oldSeconds[old]) <= window) {
                long high = oldCalls[old * WORDS];
                set(freeSlot(high, now), high, oldCalls[old * WORDS + 1], oldCalls[old * WORDS + 2], oldSeconds[old]);
                size++;
            }
        }
    }
}
