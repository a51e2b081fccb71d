package dev.countersign.ingress.http;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** One line for each request, as long as there are not too many. Without addresses, headers, bodies or query strings. */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    private final Map<Outcome, LogBudget> budgets = new EnumMap<>(Outcome.class);

    /**
     * A log with its bounds.
     *
     * @param linesPerSecond most lines per second and outcome
     * @param everything whether it has lines for requests that nobody needs to care about
     */
    RequestLog(Clock clock, int linesPerSecond, boolean everything) {
        for (Outcome outcome : Outcome.values()) {
            if (everything || outcome.level().toInt() > Level.INFO.toInt()) {
                budgets.put(outcome, new LogBudget(clock, linesPerSecond));
            }
        }
    }

    /**
     * Logs an answer.
     *
     * @param scope runs what it is given with the request's trace as the current one; only asked when there is a line
     */
    void answered(Answer answer, Consumer<Runnable> scope) {
        Outcome outcome = answer.outcome();
        LogBudget budget = budgets.get(outcome);
        if (budget == null || !LOG.isEnabledForLevel(outcome.level())) {
            return;
        }
        long suppressed = budget.take();
        if (suppressed >= 0) {
            scope.accept(() -> log(answer, suppressed));
        }
    }

    private static void log(Answer answer, long suppressed) {
        Outcome outcome = answer.outcome();
        LoggingEventBuilder line = LOG.atLevel(outcome.level())
                .addKeyValue("outcome", outcome.label())
                .addKeyValue("status", outcome.status());
        about(answer.subject(), line);
        if (suppressed > 0) {
            line = line.addKeyValue("suppressed", suppressed);
        }
        line.log("Webhook {}{}", outcome.label(), answer.detail().isEmpty() ? "" : ": " + answer.detail());
    }

    void failed(CallSubject subject, Throwable failure) {
        LoggingEventBuilder line = LOG.atError();
        about(subject, line);
        line.setCause(failure).log("A request failed unexpectedly; the sender is asked to repeat it");
    }

    private static void about(CallSubject subject, LoggingEventBuilder line) {
        add(line, "endpoint", subject.endpointId());
        add(line, "account", subject.accountId());
        add(line, "contract", subject.contractId());
        add(line, "signKey", subject.signKeyId());
    }

    private static void add(LoggingEventBuilder line, String name, @Nullable Object value) {
        if (value != null) {
            var _ = line.addKeyValue(name, value);
        }
    }
}
