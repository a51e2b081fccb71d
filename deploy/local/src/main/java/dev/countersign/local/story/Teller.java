package dev.countersign.local.story;

/** Hears the story. */
public interface Teller {

    /**
     * A new chapter begins.
     *
     * @param line what it is about
     */
    void heading(String line);

    /**
     * Something happened.
     *
     * @param line what
     */
    void say(String line);

    /**
     * More about it.
     *
     * @param line one line of detail
     */
    void detail(String line);
}
