package dev.countersign.sandbox.state;

/** A person with a login in an account. */
public record User(long id, String name, String email, boolean admin, boolean active) {}
