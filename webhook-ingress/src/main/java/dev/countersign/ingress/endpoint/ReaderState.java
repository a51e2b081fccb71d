package dev.countersign.ingress.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How the reading of the endpoint topic goes. */
final class ReaderState {

    private final Clock clock;
    private volatile boolean following;
    private volatile Instant lastPoll;
    private volatile String problem = "has not been read yet";

    ReaderState(Clock clock) {
        this.clock = clock;
        this.lastPoll = clock.instant();
    }

    /** Records were polled, if there were any, and taken in. */
    void polled() {
        lastPoll = clock.instant();
    }

    void caughtUp() {
        following = true;
        problem = "";
    }

    void failed(String what) {
        following = false;
        problem = what;
    }

    /** Whether a consumer has read to the end and still reads. */
    boolean isFollowing() {
        return following;
    }

    Duration pollAge() {
        return Duration.between(lastPoll, clock.instant());
    }

    String problem() {
        return problem;
    }
}
