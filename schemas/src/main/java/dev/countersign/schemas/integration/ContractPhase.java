package dev.countersign.schemas.integration;

import java.util.Locale;

/**
 * Where a contract stands: Oneflow's state, and for a signed one its lifecycle. It follows from what Oneflow says when the contract is read,
 * never from the event that made us look.
 */
public enum ContractPhase {
    /** Not sent yet. */
    DRAFT(EffectScope.NOTHING),
    /** Waits for signatures. */
    PENDING(EffectScope.FACTS),
    /** The signing period is over. */
    OVERDUE(EffectScope.FACTS),
    /** A signatory has declined. */
    DECLINED(EffectScope.FACTS),
    /** Oneflow no longer knows it. */
    DELETED(EffectScope.FACTS),
    /** A state that Oneflow may add. */
    OTHER(EffectScope.FACTS),
    /** Signed; its term has not begun, or it has none. */
    SIGNED(EffectScope.EVERYTHING),
    /** Signed, and its first period runs. */
    STARTED(EffectScope.EVERYTHING),
    /** Signed, and a later period runs. */
    NEW_PERIOD(EffectScope.EVERYTHING),
    /** Signed and given notice: it runs until its end, and no further. */
    CANCELLED(EffectScope.EVERYTHING),
    /** Its end has come. */
    ENDED(EffectScope.EXISTING),
    /** It was ended before its time. */
    TERMINATED(EffectScope.EXISTING);

    private final EffectScope scope;

    ContractPhase(EffectScope scope) {
        this.scope = scope;
    }

    /** The name in {@code integration.yaml}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How much is written when {@code integration.yaml} does not say. */
    EffectScope defaultScope() {
        return scope;
    }

    /**
     * The {@code contractStatus} when {@code integration.yaml} does not say.
     *
     * @param state Oneflow's own word for the contract's state
     */
    String defaultStatus(String state) {
        return switch (this) {
            case DRAFT, PENDING, OVERDUE, DECLINED, OTHER -> state;
            case DELETED, CANCELLED, ENDED, TERMINATED -> key();
            case SIGNED, STARTED, NEW_PERIOD -> "signed";
        };
    }
}
