package dev.countersign.sync.hrm;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What this system last did to one attribute of a record. Personal data, hence not in {@link #toString()}.
 *
 * @param verified the value that was seen there after a write, or found there as it should be; empty: it was cleared; null: never
 * @param attempted a value that was about to be written, with no word of what came of it; null: none
 */
public record KnownValue(
        @Nullable String verified, @Nullable String attempted) {

    /** Whether what the record holds is this system's doing. */
    boolean isOurs(@Nullable String current) {
        String now = Objects.requireNonNullElse(current, "");
        return now.equals(verified) || now.equals(attempted);
    }

    /** Whether somebody changed what this system had written. */
    boolean isChangedByHand(@Nullable String current) {
        return verified != null && !isOurs(current);
    }

    @Override
    public String toString() {
        return "KnownValue[redacted]";
    }
}
