package dev.countersign.ingress.http;

import java.time.Duration;

/**
 * What all connections share.
 *
 * @param admissions judges heads
 * @param processor makes answers from bodies
 * @param observations observes
 * @param log has a line for each request
 * @param answers writes answers
 * @param connections knows all of them
 * @param limits what a sender may take, and must wait for
 */
record WebhookParts(
        Admissions admissions,
        CallProcessor processor,
        RequestObservations observations,
        RequestLog log,
        AnswerWriter answers,
        Connections connections,
        Limits limits) {

    /**
     * What a sender may take, and must wait for.
     *
     * @param maxBody longest body, in bytes
     * @param headTimeout for sending the head of a request
     * @param bodyTimeout for sending its body, from the end of the head
     * @param answerTimeout how long it waits for an answer at most, from the end of the body
     * @param idleTimeout for doing nothing between two requests
     */
    record Limits(
            int maxBody, Duration headTimeout, Duration bodyTimeout, Duration answerTimeout, Duration idleTimeout) {}
}
