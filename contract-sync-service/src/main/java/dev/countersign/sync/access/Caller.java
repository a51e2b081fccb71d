package dev.countersign.sync.access;

/** Who calls, told by the token that is shown. */
public enum Caller {
    /** People who run the system. */
    OPERATOR,
    /** The setup service. */
    SETUP_SERVICE
}
