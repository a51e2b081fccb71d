package dev.countersign.sync.creation;

import java.util.Locale;

/** How far a request is in Oneflow. */
enum Step {
    /** Nothing is known to be there. */
    REQUESTED,
    /** The contract is there, under its working name. */
    CREATED,
    /** It has its name, and all data fields hold what was asked for. */
    FILLED,
    /** It was sent to its participant. */
    PUBLISHED,
    /** The result is on its topic. */
    REPORTED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Step of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
