package dev.countersign.sync.creation;

/**
 * Something in a request that must change before a contract can be made of it.
 *
 * @param field where, for example {@code participant.email}
 * @param code stable, for programs
 * @param message a sentence for people; holds no personal data
 */
public record Problem(String field, String code, String message) {}
