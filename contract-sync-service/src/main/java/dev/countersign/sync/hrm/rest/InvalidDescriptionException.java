package dev.countersign.sync.hrm.rest;

/** A description of an HRM that can't be used; the message names file and place. */
public final class InvalidDescriptionException extends RuntimeException {

    InvalidDescriptionException(String place, String problem) {
        super(place + ": " + problem);
    }
}
