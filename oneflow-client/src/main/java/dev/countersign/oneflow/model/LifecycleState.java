package dev.countersign.oneflow.model;

/** Where a signed contract is in its life. */
public enum LifecycleState {
    /** It has not begun. */
    AWAITING,
    /** It is in force. */
    ACTIVE,
    /** It is over. */
    ENDED
}
