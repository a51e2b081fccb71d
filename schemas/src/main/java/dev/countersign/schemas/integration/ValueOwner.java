package dev.countersign.schemas.integration;

/** Who decides about an HRM attribute when contract and HRM differ. */
public enum ValueOwner {
    /** The contract's value is written. */
    CONTRACT,
    /** The HRM's value stays. */
    HRM,
    /** The contract's value is written only where the HRM has none. */
    FILL_IF_EMPTY,
    /** The difference waits for a person. */
    ASK
}
