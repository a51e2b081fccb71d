package dev.countersign.sync.hrm;

import dev.countersign.schemas.integration.WhenEmpty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who decides about an attribute when contract and HRM differ. */
final class OwnershipPolicy {

    /** What to do with the contract's value. */
    enum Decision {
        /** The HRM holds it already. */
        AGREED,
        /** It is written. */
        WRITE,
        /** The HRM's value stays. */
        KEEP,
        /** The HRM's value stays, because a person said so. */
        KEEP_AS_DECIDED,
        /** A person is to say which. */
        REVIEW
    }

    private OwnershipPolicy() {}

    /**
     * Decides about a value.
     *
     * @param current what the HRM holds; null when it holds nothing
     * @param known this system's last value; null when there was none
     * @param answer what a person decided; null when nobody did
     */
    static Decision decide(
            Wanted wanted, @Nullable String current, @Nullable KnownValue known, @Nullable ReviewAnswer answer) {
        if (wanted.value().equals(Objects.requireNonNullElse(current, ""))) {
            return Decision.AGREED;
        }
        if (wanted.isEmpty()
                && wanted.whenEmpty() == WhenEmpty.CLEAR_OWN
                && (known == null || !known.isOurs(current))) {
            return Decision.KEEP;
        }
        return switch (wanted.owner()) {
            case CONTRACT -> Decision.WRITE;
            case HRM -> Decision.KEEP;
            case FILL_IF_EMPTY -> current == null ? Decision.WRITE : Decision.KEEP;
            case ASK -> ask(wanted, current, known, answer);
        };
    }

    private static Decision ask(
            Wanted wanted, @Nullable String current, @Nullable KnownValue known, @Nullable ReviewAnswer answer) {
        if (answer != null && answer.proposed().equals(wanted.value())) {
            return answer.accepted() ? Decision.WRITE : Decision.KEEP_AS_DECIDED;
        }
        boolean emptied = known != null && known.isChangedByHand(current);
        return current == null && !emptied ? Decision.WRITE : Decision.REVIEW;
    }
}
