package dev.countersign.policy.manifest;

import java.util.List;

/** One thing that must hold in every overlay. Each has at least one {@link SeededMistake} that it must find. */
public interface Rule {

    List<Violation> check(Overlay overlay);
}
