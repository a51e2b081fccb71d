package dev.countersign.oneflow;

import dev.countersign.oneflow.json.UnusableJsonException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all calls of this process share, besides the connections. */
final class ProcessState {

    private static final Logger LOG = LoggerFactory.getLogger(OneflowClients.class);

    private final OneflowClientSettings settings;
    private final TurnSource turns;
    private final Failures failures;
    private final RetryPause retryPause;
    private volatile boolean closed;

    ProcessState(OneflowClientSettings settings, TurnSource turns, Failures failures, RetryPause retryPause) {
        this.settings = settings;
        this.turns = turns;
        this.failures = failures;
        this.retryPause = retryPause;
    }

    OneflowClientSettings settings() {
        return settings;
    }

    TurnSource turns() {
        return turns;
    }

    Failures failures() {
        return failures;
    }

    RetryPause retryPause() {
        return retryPause;
    }

    boolean closed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    void observe(OneflowCall call) {
        try {
            settings.observer().onCall(call);
        } catch (RuntimeException e) {
            LOG.warn("The observer of Oneflow calls failed at {}; the call itself is not affected", call.endpoint(), e);
        }
    }

    /** Says which place of which answer was unexpected, once for each try; never a value from it. */
    OneflowFailure unreadable(Endpoint endpoint, int status, RuntimeException e) {
        LOG.warn(
                "Oneflow's answer to {} (status {}) is not the documented one: {}",
                endpoint.text(),
                status,
                e instanceof UnusableJsonException ? e.getMessage() : kinds(e));
        return Failures.unreadable(endpoint, status);
    }

    /** Messages of JSON errors quote what they couldn't read, which may be personal; their kinds don't. */
    private static String kinds(Throwable e) {
        Throwable cause = e.getCause();
        String kind = e.getClass().getSimpleName();
        return cause == null ? kind : kind + " caused by " + cause.getClass().getSimpleName();
    }
}
