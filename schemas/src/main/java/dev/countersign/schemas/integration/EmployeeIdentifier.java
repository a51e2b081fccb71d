package dev.countersign.schemas.integration;

/** What of the signing participant tells which employee a contract is about. */
public enum EmployeeIdentifier {
    /** The participant's identification number: an employee number or a national identification number. */
    IDENTIFICATION_NUMBER,
    /** The participant's e-mail address. */
    EMAIL
}
