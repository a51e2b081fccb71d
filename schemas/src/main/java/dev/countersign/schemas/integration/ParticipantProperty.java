package dev.countersign.schemas.integration;

/** What a contract knows of the signing participant. */
public enum ParticipantProperty {
    /** Full name. */
    NAME,
    /** E-mail address. */
    EMAIL,
    /** Mobile phone number. */
    PHONE_NUMBER,
    /** Employee number or national identification number. */
    IDENTIFICATION_NUMBER,
    /** Title or position. */
    TITLE
}
