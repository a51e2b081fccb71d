package dev.countersign.schemas.integration;

/** What an empty source means for the HRM's value. */
public enum WhenEmpty {
    /** Nothing: the HRM's value stays. */
    KEEP,
    /** The HRM's value is cleared if this integration wrote it; what somebody else wrote stays. */
    CLEAR_OWN,
    /** The HRM's value is cleared, whoever wrote it, as far as the owner lets the contract write. */
    CLEAR
}
