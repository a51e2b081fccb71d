package dev.countersign.ingress.call;

/** Leaves the reader from any depth; never leaves this package. Without a stack trace: bad input must stay cheap. */
final class MalformedCallException extends RuntimeException {

    private final transient MalformedCall malformed;

    MalformedCallException(String field, String problem) {
        super(field + " " + problem, null, false, false);
        this.malformed = new MalformedCall(field, problem);
    }

    MalformedCall malformed() {
        return malformed;
    }

    /** The same problem, of a field inside another. */
    MalformedCallException within(String outer) {
        return new MalformedCallException(outer + "." + malformed.field(), malformed.problem());
    }
}
