package dev.countersign.sync.hrm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an adapter tells that a call did not succeed; {@link HrmPort} turns it into an outcome. Messages never hold personal data, and there is no
 * cause: causes quote URLs.
 */
public abstract sealed class HrmException extends RuntimeException {

    private final Trouble trouble;

    private HrmException(String message, Trouble trouble) {
        super(message);
        this.trouble = trouble;
    }

    /** What it means to somebody who connects the HRM. */
    public final Trouble trouble() {
        return trouble;
    }

    /** The same request would be refused again. */
    public static final class Rejected extends HrmException {
        public Rejected(String message) {
            this(message, Trouble.OTHER);
        }

        public Rejected(String message, Trouble trouble) {
            super(message, trouble);
        }
    }

    /** The credentials were refused, also after a renewal. */
    public static final class Unauthorised extends HrmException {
        public Unauthorised(String message) {
            this(message, Trouble.UNAUTHORISED);
        }

        public Unauthorised(String message, Trouble trouble) {
            super(message, trouble);
        }
    }

    /** Somebody was faster: the unique name is taken, or the record has another version. Look again. */
    public static final class Conflict extends HrmException {
        public Conflict(String message) {
            super(message, Trouble.OTHER);
        }
    }

    /** Somebody else is at work on the same record. */
    public static final class Busy extends HrmException {
        public Busy(String message) {
            super(message, Trouble.OTHER);
        }
    }

    /** It may go well later. */
    public static final class Retryable extends HrmException {

        private final transient @Nullable Duration after;

        public Retryable(String message, @Nullable Duration after) {
            this(message, after, Trouble.IN_TROUBLE);
        }

        public Retryable(String message, @Nullable Duration after, Trouble trouble) {
            super(message, trouble);
            this.after = after;
        }

        /** How long the HRM asks to be left alone; null when it does not say. */
        public @Nullable Duration after() {
            return after;
        }
    }
}
