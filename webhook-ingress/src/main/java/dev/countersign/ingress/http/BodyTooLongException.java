package dev.countersign.ingress.http;

/** Ends the reading of a body that goes on and on; never leaves this package. */
final class BodyTooLongException extends RuntimeException {

    BodyTooLongException() {
        super("The body goes on after what is read at most", null, false, false);
    }
}
