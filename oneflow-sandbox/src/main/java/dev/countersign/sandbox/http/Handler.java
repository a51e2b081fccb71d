package dev.countersign.sandbox.http;

/** Answers one kind of request. */
@FunctionalInterface
public interface Handler {

    /**
     * Answers the call.
     *
     * @throws ApiProblem for everything that the caller did wrong
     */
    Reply handle(Call call);
}
