package dev.countersign.sync.mapping;

/** Whether a contract can be brought to an employee at all. */
public sealed interface MappingOutcome {

    /** It can. */
    record Mapped(MappedContract contract) implements MappingOutcome {}

    /**
     * It is not clear whom it is about.
     *
     * @param reason what a person can act on, without personal data
     */
    record Unidentified(String reason) implements MappingOutcome {}

    /**
     * The account's own mapping makes no sense.
     *
     * @param reason what a person can act on
     */
    record Unmappable(String reason) implements MappingOutcome {}
}
