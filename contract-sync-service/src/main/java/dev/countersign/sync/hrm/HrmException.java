package dev.countersign.sync.hrm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an adapter tells that a call did not succeed; {@link HrmPort} turns it into an outcome. Messages never hold personal data, and there is no
 * cause: causes quote URLs.
 */
public abstract sealed class HrmException extends RuntimeException {

    private HrmException(String message) {
        super(message);
    }

    /** The same request would be refused again. */
    public static final class Rejected extends HrmException {
        public Rejected(String message) {
            super(message);
        }
    }

    /** The credentials were refused, also after a renewal. */
    public static final class Unauthorised extends HrmException {
        public Unauthorised(String message) {
            super(message);
        }
    }

    /** Somebody was faster: the unique name is taken, or the record has another version. Look again. */
    public static final class Conflict extends HrmException {
        public Conflict(String message) {
            super(message);
        }
    }

    /** It may go well later. */
    public static final class Retryable extends HrmException {

        private final transient @Nullable Duration after;

        public Retryable(String message, @Nullable Duration after) {
            super(message);
            this.after = after;
        }

        /** How long the HRM asks to be left alone; null when it does not say. */
        public @Nullable Duration after() {
            return after;
        }
    }
}
