package dev.countersign.sync.intake;

/** A dead letter could not be published: the original record must not be committed. */
final class DeadLetterFailedException extends RuntimeException {

    DeadLetterFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
