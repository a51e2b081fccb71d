package dev.countersign.sync.audit;

/** A changed attribute as it is kept in clear: without its values. */
public record RecordedChange(String attribute, String change, String source) {}
