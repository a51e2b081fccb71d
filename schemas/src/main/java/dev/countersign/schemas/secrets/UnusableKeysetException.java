package dev.countersign.schemas.secrets;

/** A keyset can't be used. The message names the file and never its content. */
public final class UnusableKeysetException extends RuntimeException {

    UnusableKeysetException(String message) {
        super(message);
    }
}
