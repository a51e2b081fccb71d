package dev.countersign.setup.onboarding;

/**
 * How long ago something was. Public, because templates read it.
 *
 * @param key of the text that says it, with the count as its argument
 * @param count how many minutes, hours or days
 * @param exact the moment in the admin's language, in UTC
 * @param iso the moment for programs
 */
public record Age(String key, long count, String exact, String iso) {}
