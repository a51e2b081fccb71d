package dev.countersign.oneflow.model;

/** States of a contract known so far; Oneflow may add more. */
public enum ContractState {
    /** Not sent yet. */
    DRAFT,
    /** Published, waiting for signatures. */
    PENDING,
    /** The signing period is over. */
    OVERDUE,
    /** All signatories have signed. */
    SIGNED,
    /** A signatory has declined. */
    DECLINED
}
