package dev.countersign.ingress.http;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param outcome what became of it, and thereby the status
 * @param detail what to do about it, for the sender's people; never repeats anything of the request
 * @param field the field of the body that is wrong, if it is one
 * @param subject what it is about
 */
record Answer(Outcome outcome, String detail, @Nullable String field, CallSubject subject) {

    static Answer of(Outcome outcome, String detail, CallSubject subject) {
        return new Answer(outcome, detail, null, subject);
    }

    static Answer of(Outcome outcome, String detail) {
        return of(outcome, detail, CallSubject.UNKNOWN);
    }
}
