package dev.countersign.ingress.http;

import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Takes requests; what happens to one is the business of its {@link WebhookExchange}.
 *
 * @param admissions judges heads
 * @param processor makes answers from bodies
 * @param observations observes
 * @param log has a line for each
 * @param answers writes answers
 * @param maxBody longest body
 */
record WebhookHandler(
        Admissions admissions,
        CallProcessor processor,
        RequestObservations observations,
        RequestLog log,
        AnswerWriter answers,
        int maxBody)
        implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {

    @Override
    public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
        // A place must be left, so it is taken only when somebody waits for the end.
        return Mono.create(end -> new WebhookExchange(this, request, response, end).start());
    }
}
