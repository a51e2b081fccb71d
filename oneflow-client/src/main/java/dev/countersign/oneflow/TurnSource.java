package dev.countersign.oneflow;

/** Where turns come from when not this process alone uses the tokens. */
@FunctionalInterface
public interface TurnSource {

    /** Those of one token; cheap. */
    TokenTurns of(OneflowToken token);
}
