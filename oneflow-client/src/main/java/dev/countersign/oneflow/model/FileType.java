package dev.countersign.oneflow.model;

/** Kinds of files of a contract. */
public enum FileType {
    /** The contract as PDF. */
    CONTRACT,
    /** The verification page of contracts signed before 2024. */
    VERIFICATION,
    /** A file attached to the contract. */
    ATTACHMENT,
    /** A PDF shown inside the contract. */
    PDF
}
