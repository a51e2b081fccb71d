package dev.countersign.oneflow.model;

/** What a signatory has decided. */
public enum SignState {
    /** Nothing yet. */
    UNDECIDED,
    /** Signed. */
    SIGNED,
    /** Declined to sign. */
    DECLINED
}
