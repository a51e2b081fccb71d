package dev.countersign.schemas.integration;

/** How much of a contract goes into the HRM. */
public enum EffectScope {
    /** Data fields, participant and contract facts; makes a missing record. */
    EVERYTHING,
    /** Data fields, participant and contract facts, on a record that exists. */
    EXISTING,
    /** Only which contract it is and where it stands, on a record that exists. */
    FACTS,
    /** Nothing. */
    NOTHING
}
