package dev.countersign.sync.hrm;

/** Where a contract stands, as far as it matters when an employee has several; the record follows the one that stands highest. */
public enum Standing {
    /** Oneflow no longer knows it. */
    GONE,
    /** Refused, or in a state that Oneflow added. */
    CLOSED,
    /** Waits for signatures. */
    OPEN,
    /** Signed once; its term is over. */
    ENDED,
    /** Signed. */
    IN_FORCE
}
