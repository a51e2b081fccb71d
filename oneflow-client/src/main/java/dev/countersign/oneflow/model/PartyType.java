package dev.countersign.oneflow.model;

/** Kinds of parties. */
public enum PartyType {
    /** A company with any number of participants. */
    COMPANY,
    /** A person, who is the only participant. */
    INDIVIDUAL
}
