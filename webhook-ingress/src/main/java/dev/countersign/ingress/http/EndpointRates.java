package dev.countersign.ingress.http;

import dev.countersign.ingress.endpoint.Rate;

/**
 * How many calls each endpoint may send. Only authentic ones count, when they have proven to be: otherwise whoever sends
 * bad signatures would use up what the genuine sender may send.
 *
 * @param ofNewCalls of calls that were not seen before
 * @param ofAlteredCalls of calls that came before with another body
 */
record EndpointRates(Rate ofNewCalls, Rate ofAlteredCalls) {

    private static final int ALTERED_SHARE = 10;

    static EndpointRates of(int perSecond, int burst) {
        return new EndpointRates(
                Rate.of(perSecond, burst),
                Rate.of(Math.max(1, perSecond / ALTERED_SHARE), Math.max(1, burst / ALTERED_SHARE)));
    }

    Answer exceeded(CallSubject subject) {
        return Answer.of(
                Outcome.RATE_LIMITED,
                "The endpoint is called more often than it may be. Send it again later.",
                subject);
    }
}
