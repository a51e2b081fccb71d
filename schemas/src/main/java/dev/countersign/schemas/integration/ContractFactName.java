package dev.countersign.schemas.integration;

/** What is known of a contract itself, whatever its text says. */
public enum ContractFactName {
    /** Oneflow's id. */
    ID,
    /** Where it stands, in the words of {@code effects}. */
    STATE,
    /** When the last signatory signed: an ISO 8601 instant in UTC. */
    SIGNED_AT,
    /** Its first day, an ISO 8601 date. Empty for a contract without a term. */
    START,
    /** Its last day as far as it is known, an ISO 8601 date. Empty for a contract without an end. */
    END,
    /** Where the signed PDF is found. */
    LINK;

    /** Whether the record itself is told by it which contract it follows: no other source may fill its attribute. */
    public boolean isIdentity() {
        return this == ID || this == STATE || this == SIGNED_AT;
    }
}
