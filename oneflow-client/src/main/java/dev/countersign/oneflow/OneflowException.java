package dev.countersign.oneflow;

/** A failed Oneflow call, thrown by {@link OneflowResult#orElseThrow()} only. */
public final class OneflowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient OneflowFailure failure;

    OneflowException(OneflowFailure failure) {
        super(failure.describe());
        this.failure = failure;
    }

    /** What went wrong, typed. */
    public OneflowFailure failure() {
        return failure;
    }
}
