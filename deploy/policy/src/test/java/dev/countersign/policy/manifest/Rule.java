package dev.countersign.policy.manifest;

import java.util.List;
import java.util.Optional;

/** One thing that must hold in every overlay. Each has at least one {@link SeededMistake} that it must find. */
public interface Rule {

    /** What is missing for checking it here, if anything is. */
    default Optional<String> unavailable() {
        return Optional.empty();
    }

    List<Violation> check(Overlay overlay);
}
