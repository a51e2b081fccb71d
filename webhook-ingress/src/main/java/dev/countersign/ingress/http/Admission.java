package dev.countersign.ingress.http;

/** Whether a request's body is worth reading. */
sealed interface Admission {

    /**
     * It is.
     *
     * @param endpointId the endpoint that is called; may not exist
     * @param place the request's place, which must be left at the end
     */
    record Admitted(String endpointId, Place place) implements Admission {}

    /** It isn't. */
    record Refused(Answer answer) implements Admission {}
}
