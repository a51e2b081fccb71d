package dev.countersign.oneflow;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Oneflow. Start from {@link #of(URI)} and change what differs.
 *
 * @param baseUri with the version: {@code https://api.oneflow.com/v1}, or {@code https://api.test.oneflow.com/v1} for its test environment
 * @param connectTimeout for opening a connection
 * @param readTimeout between two pieces of an answer
 * @param totalTimeout for one try, from the first byte sent to the last byte read
 * @param downloadTimeout for fetching one file from the file store
 * @param budget requests per token
 * @param maxTokens for how many tokens budgets are kept; beyond, the longest unused is forgotten
 * @param maxResponseBytes a longer JSON answer is an unreadable answer
 * @param maxFileBytes a longer file is refused; Oneflow itself stores up to 20 MB a file
 * @param maxConnections open at once to Oneflow, in this process; callers beyond that queue within the total time-out
 * @param maxAttempts tries of an idempotent call, the first included
 * @param retryDelay before the first retry; doubles, with jitter
 * @param customSource sent as {@code x-oneflow-custom-source}; null = not sent
 * @param extraHeaders asked on the calling thread before every request, for {@code traceparent} and the like
 * @param observer told of every exchange
 */
public record OneflowClientSettings(
        URI baseUri,
        Duration connectTimeout,
        Duration readTimeout,
        Duration totalTimeout,
        Duration downloadTimeout,
        RateBudget budget,
        int maxTokens,
        int maxResponseBytes,
        int maxFileBytes,
        int maxConnections,
        int maxAttempts,
        Duration retryDelay,
        @Nullable String customSource,
        Supplier<Map<String, String>> extraHeaders,
        OneflowCallObserver observer) {

    private static final int MEBIBYTE = 1024 * 1024;

    public OneflowClientSettings {
        requireUsable(baseUri);
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("readTimeout", readTimeout);
        requirePositive("totalTimeout", totalTimeout);
        requirePositive("downloadTimeout", downloadTimeout);
        requirePositive("maxTokens", maxTokens);
        requirePositive("maxResponseBytes", maxResponseBytes);
        requirePositive("maxFileBytes", maxFileBytes);
        requirePositive("maxConnections", maxConnections);
        requirePositive("maxAttempts", maxAttempts);
        requirePositive("retryDelay", retryDelay);
        if (customSource != null && !customSource.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new IllegalArgumentException(
                    "customSource must be 1 to 64 letters, digits, '_', '.' or '-', but is \"" + customSource + "\"");
        }
    }

    /** Defaults that suit a service: 3 s to connect, 10 s between pieces, 20 s in total, 3 tries, the documented rate limit. */
    public static OneflowClientSettings of(URI baseUri) {
        return new OneflowClientSettings(
                baseUri,
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                RateBudget.documented(),
                10_000,
                8 * MEBIBYTE,
                25 * MEBIBYTE,
                64,
                3,
                Duration.ofMillis(250),
                null,
                Map::of,
                OneflowCallObserver.NONE);
    }

    public OneflowClientSettings withTimeouts(Duration connect, Duration read, Duration total, Duration download) {
        return new OneflowClientSettings(
                baseUri,
                connect,
                read,
                total,
                download,
                budget,
                maxTokens,
                maxResponseBytes,
                maxFileBytes,
                maxConnections,
                maxAttempts,
                retryDelay,
                customSource,
                extraHeaders,
                observer);
    }

    public OneflowClientSettings withBudget(RateBudget newBudget, int newMaxTokens) {
        return new OneflowClientSettings(
                baseUri,
                connectTimeout,
                readTimeout,
                totalTimeout,
                downloadTimeout,
                newBudget,
                newMaxTokens,
                maxResponseBytes,
                maxFileBytes,
                maxConnections,
                maxAttempts,
                retryDelay,
                customSource,
                extraHeaders,
                observer);
    }

    public OneflowClientSettings withLimits(int responseBytes, int fileBytes, int connections) {
        return new OneflowClientSettings(
                baseUri,
                connectTimeout,
                readTimeout,
                totalTimeout,
                downloadTimeout,
                budget,
                maxTokens,
                responseBytes,
                fileBytes,
                connections,
                maxAttempts,
                retryDelay,
                customSource,
                extraHeaders,
                observer);
    }

    public OneflowClientSettings withRetries(int attempts, Duration firstDelay) {
        return new OneflowClientSettings(
                baseUri,
                connectTimeout,
                readTimeout,
                totalTimeout,
                downloadTimeout,
                budget,
                maxTokens,
                maxResponseBytes,
                maxFileBytes,
                maxConnections,
                attempts,
                firstDelay,
                customSource,
                extraHeaders,
                observer);
    }

    public OneflowClientSettings withCustomSource(String source) {
        return new OneflowClientSettings(
                baseUri,
                connectTimeout,
                readTimeout,
                totalTimeout,
                downloadTimeout,
                budget,
                maxTokens,
                maxResponseBytes,
                maxFileBytes,
                maxConnections,
                maxAttempts,
                retryDelay,
                source,
                extraHeaders,
                observer);
    }

    public OneflowClientSettings withExtraHeaders(Supplier<Map<String, String>> headers) {
        return new OneflowClientSettings(
                baseUri,
                connectTimeout,
                readTimeout,
                totalTimeout,
                downloadTimeout,
                budget,
                maxTokens,
                maxResponseBytes,
                maxFileBytes,
                maxConnections,
                maxAttempts,
                retryDelay,
                customSource,
                headers,
                observer);
    }

    public OneflowClientSettings withObserver(OneflowCallObserver newObserver) {
        return new OneflowClientSettings(
                baseUri,
                connectTimeout,
                readTimeout,
                totalTimeout,
                downloadTimeout,
                budget,
                maxTokens,
                maxResponseBytes,
                maxFileBytes,
                maxConnections,
                maxAttempts,
                retryDelay,
                customSource,
                extraHeaders,
                newObserver);
    }

    static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
    }

    private static void requireUsable(URI uri) {
        boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!http
                || uri.getHost() == null
                || uri.getUserInfo() != null
                || uri.getQuery() != null
                || uri.getFragment() != null) {
            throw new IllegalArgumentException(
                    "baseUri must look like https://api.oneflow.com/v1 (no user, query or fragment), but is " + uri);
        }
    }
}
