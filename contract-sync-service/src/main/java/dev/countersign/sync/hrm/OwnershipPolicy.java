package dev.countersign.sync.hrm;

import dev.countersign.schemas.integration.ValueOwner;
import org.jspecify.annotations.Nullable;

/** Who decides about an attribute when contract and HRM differ. */
final class OwnershipPolicy {

    /** What to do with the contract's value. */
    enum Decision {
        WRITE,
        KEEP,
        REVIEW
    }

    private OwnershipPolicy() {}

    /** Decides about a value; {@code current} is what the HRM holds, null when it holds nothing. */
    static Decision decide(ValueOwner owner, @Nullable String current, String wanted) {
        if (wanted.equals(current)) {
            return Decision.KEEP;
        }
        return switch (owner) {
            case CONTRACT -> Decision.WRITE;
            case HRM -> Decision.KEEP;
            case FILL_IF_EMPTY -> current == null ? Decision.WRITE : Decision.KEEP;
            case ASK -> current == null ? Decision.WRITE : Decision.REVIEW;
        };
    }
}
