package dev.countersign.oneflow;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Oneflow. Start from {@link #of(URI)} and change what differs.
 *
 * @param baseUri with the version: {@code https://api.oneflow.com/v1}, or {@code https://api.test.oneflow.com/v1} for its test environment
 * @param budget requests per token
 * @param maxAttempts tries of an idempotent call, the first included
 * @param retryDelay before the first retry; doubles, with jitter
 * @param customSource sent as {@code x-oneflow-custom-source}; null = not sent
 * @param extraHeaders asked on the calling thread before every request, for {@code traceparent} and the like
 * @param observer told of every exchange
 * @param turns where turns come from; null = from this process's own budget
 */
public record OneflowClientSettings(
        URI baseUri,
        CallTimeouts timeouts,
        RateBudget budget,
        CallLimits limits,
        int maxAttempts,
        Duration retryDelay,
        @Nullable String customSource,
        Supplier<Map<String, String>> extraHeaders,
        OneflowCallObserver observer,
        @Nullable TurnSource turns) {

    private static final Pattern CUSTOM_SOURCE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    public OneflowClientSettings {
        requireUsable(baseUri);
        CallLimits.requirePositive("maxAttempts", maxAttempts);
        CallTimeouts.requirePositive("retryDelay", retryDelay);
        if (customSource != null && !CUSTOM_SOURCE.matcher(customSource).matches()) {
            throw new IllegalArgumentException(
                    "customSource must be 1 to 64 letters, digits, '_', '.' or '-', but is \"" + customSource + "\"");
        }
    }

    /** Defaults that suit a service: 3 s to connect, 10 s between pieces, 20 s in total, 3 tries, the documented rate limit. */
    public static OneflowClientSettings of(URI baseUri) {
        return new OneflowClientSettings(
                baseUri,
                CallTimeouts.defaults(),
                RateBudget.documented(),
                CallLimits.defaults(),
                3,
                Duration.ofMillis(250),
                null,
                Map::of,
                OneflowCallObserver.NONE,
                null);
    }

    /** For fetching one file from the file store. */
    public Duration downloadTimeout() {
        return timeouts.download();
    }

    /** For how many tokens budgets are kept. */
    public int maxTokens() {
        return limits.tokens();
    }

    /** The longest file that is fetched. */
    public int maxFileBytes() {
        return limits.fileBytes();
    }

    /** With these time-outs, see {@link CallTimeouts}. */
    public OneflowClientSettings withTimeouts(Duration connect, Duration read, Duration total, Duration download) {
        CallTimeouts changed = new CallTimeouts(connect, read, total, download);
        return new OneflowClientSettings(
                baseUri, changed, budget, limits, maxAttempts, retryDelay, customSource, extraHeaders, observer, turns);
    }

    /** With this budget for each of at most so many tokens. */
    public OneflowClientSettings withBudget(RateBudget changed, int tokens) {
        CallLimits counted = new CallLimits(tokens, limits.responseBytes(), limits.fileBytes(), limits.connections());
        return new OneflowClientSettings(
                baseUri,
                timeouts,
                changed,
                counted,
                maxAttempts,
                retryDelay,
                customSource,
                extraHeaders,
                observer,
                turns);
    }

    /** With these bounds, see {@link CallLimits}. */
    public OneflowClientSettings withLimits(int responseBytes, int fileBytes, int connections) {
        CallLimits changed = new CallLimits(limits.tokens(), responseBytes, fileBytes, connections);
        return new OneflowClientSettings(
                baseUri,
                timeouts,
                budget,
                changed,
                maxAttempts,
                retryDelay,
                customSource,
                extraHeaders,
                observer,
                turns);
    }

    /** With so many tries of idempotent calls. */
    public OneflowClientSettings withRetries(int attempts, Duration firstDelay) {
        return new OneflowClientSettings(
                baseUri, timeouts, budget, limits, attempts, firstDelay, customSource, extraHeaders, observer, turns);
    }

    /** With this name of ours in every request. */
    public OneflowClientSettings withCustomSource(String changed) {
        return new OneflowClientSettings(
                baseUri, timeouts, budget, limits, maxAttempts, retryDelay, changed, extraHeaders, observer, turns);
    }

    /** With headers of the moment, for example {@code traceparent}. */
    public OneflowClientSettings withExtraHeaders(Supplier<Map<String, String>> changed) {
        return new OneflowClientSettings(
                baseUri, timeouts, budget, limits, maxAttempts, retryDelay, customSource, changed, observer, turns);
    }

    /** With somebody who counts. */
    public OneflowClientSettings withObserver(OneflowCallObserver changed) {
        return new OneflowClientSettings(
                baseUri, timeouts, budget, limits, maxAttempts, retryDelay, customSource, extraHeaders, changed, turns);
    }

    /** With a budget that other processes use as well, instead of this process's own. */
    public OneflowClientSettings withTurns(TurnSource changed) {
        return new OneflowClientSettings(
                baseUri,
                timeouts,
                budget,
                limits,
                maxAttempts,
                retryDelay,
                customSource,
                extraHeaders,
                observer,
                changed);
    }

    private static void requireUsable(URI uri) {
        boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
        if (!http || uri.getHost() == null || !bare) {
            throw new IllegalArgumentException(
                    "baseUri must look like https://api.oneflow.com/v1 (no user, query or fragment), but is " + uri);
        }
    }
}
