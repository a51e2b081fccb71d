package dev.countersign.local.stack;

/** Hears what the stack is doing, one line at a time, from several threads. */
@FunctionalInterface
public interface Progress {

    /**
     * Something happened.
     *
     * @param line one line for a person
     */
    void say(String line);
}
