package dev.countersign.oneflow.json;

/** JSON that is well-formed but isn't what Oneflow documents. The message names the place, never the value. */
public final class UnusableJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the place. */
    public UnusableJsonException(String message) {
        super(message);
    }
}
