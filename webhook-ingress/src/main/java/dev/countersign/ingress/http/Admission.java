package dev.countersign.ingress.http;

/** Whether a request's body is worth reading. */
sealed interface Admission {

    /**
     * It is.
     *
     * @param endpointId the endpoint that is called; may not exist
     * @param reserved bytes reserved for the body
     */
    record Admitted(String endpointId, int reserved) implements Admission {}

    /** It isn't. */
    record Refused(Answer answer) implements Admission {}
}
