package dev.countersign.schemas.integration;

/** How the text of a data field is to be read. */
public enum ValueType {
    /** Any text, trimmed. */
    TEXT,
    /** A person's full name. */
    NAME,
    /** A date in one of the written forms people use. */
    DATE,
    /** A postal address, possibly over several lines. */
    ADDRESS,
    /** The name or e-mail address of another employee, the manager. */
    MANAGER
}
