package dev.countersign.local.traffic;

import dev.countersign.local.story.Teller;

/** Hears what the admin's pages are, and keeps it to itself. */
public final class Silence implements Teller {

    /** Says nothing. */
    public Silence() {}

    @Override
    public void heading(String line) {
        // Kept.
    }

    @Override
    public void say(String line) {
        // Kept.
    }

    @Override
    public void detail(String line) {
        // Kept.
    }
}
