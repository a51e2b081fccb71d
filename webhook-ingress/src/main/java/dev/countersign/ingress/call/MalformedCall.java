package dev.countersign.ingress.call;

/**
 * The body is not a webhook call. Neither part ever repeats a value of the body, so both may be answered and logged.
 *
 * @param field path of the field that is wrong, for example {@code events[0].type}; {@code body} for the whole
 * @param problem what is wrong with it
 */
public record MalformedCall(String field, String problem) implements ParseOutcome {}
