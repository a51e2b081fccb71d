package dev.countersign.oneflow;

import dev.countersign.oneflow.OneflowFailure.Permanent;
import dev.countersign.oneflow.OneflowFailure.Reason;
import dev.countersign.oneflow.OneflowFailure.Temporary;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files from where Oneflow redirects to. A client of its own that never knew the token; and not Micronaut's, which writes addresses
 * to its log, while these are secrets themselves (presigned).
 */
final class FileStore implements AutoCloseable {

    private static final String UNTYPED = "application/octet-stream";

    private final HttpClient http;
    private final boolean plainHttpAllowed;
    private final Duration timeout;
    private final int maxBytes;

    FileStore(OneflowClientSettings settings, Executor executor) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeouts().connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(executor)
                .build();
        this.plainHttpAllowed = "http".equals(settings.baseUri().getScheme());
        this.timeout = settings.downloadTimeout();
        this.maxBytes = settings.maxFileBytes();
    }

    /** The file that Oneflow's answer leads to, or carries itself. */
    OneflowResult<DownloadedFile> follow(Endpoint endpoint, io.micronaut.http.HttpResponse<byte[]> answer) {
        if (Outcomes.isRedirect(answer.code())) {
            String location = answer.header(HeaderHiding.HIDDEN_LOCATION);
            return location == null
                    ? OneflowResult.failed(Failures.unreadable(endpoint, answer.code()))
                    : fetch(endpoint, location);
        }
        String type = answer.getContentType().map(MediaType::getName).orElse(UNTYPED);
        return answer.getBody()
                .map(content -> OneflowResult.success(new DownloadedFile(content, type)))
                .orElseGet(() -> OneflowResult.failed(Failures.unreadable(endpoint, answer.code())));
    }

    private OneflowResult<DownloadedFile> fetch(Endpoint endpoint, String location) {
        URI address = parse(location);
        if (address == null) {
            return OneflowResult.failed(Failures.unreadable(endpoint, 302));
        }
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                HttpRequest.newBuilder(address).timeout(timeout).build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes));
        try {
            return read(endpoint, answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return temporary(endpoint, Reason.TIMEOUT, 0);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return temporary(endpoint, Reason.INTERRUPTED, 0);
        } catch (ExecutionException e) {
            return ofCause(endpoint, e.getCause());
        }
    }

    private OneflowResult<DownloadedFile> ofCause(Endpoint endpoint, @Nullable Throwable cause) {
        if (cause instanceof HttpTimeoutException) {
            return temporary(endpoint, Reason.TIMEOUT, 0);
        }
        if (cause instanceof IOException tooLarge
                && String.valueOf(tooLarge.getMessage()).contains("exceed")) {
            return tooLarge(endpoint);
        }
        return temporary(endpoint, Reason.CONNECTION, 0);
    }

    private OneflowResult<DownloadedFile> read(Endpoint endpoint, HttpResponse<byte[]> answer) {
        // Also 403: what a file store says to an address that has expired. A new one is asked for by the retry.
        return answer.statusCode() == 200
                ? OneflowResult.success(new DownloadedFile(
                        answer.body(),
                        answer.headers().firstValue("Content-Type").orElse(UNTYPED)))
                : temporary(endpoint, Reason.SERVER_ERROR, answer.statusCode());
    }

    private OneflowResult<DownloadedFile> tooLarge(Endpoint endpoint) {
        ApiError error = new ApiError(
                413,
                0,
                "File too large",
                "The file has more than the %d bytes allowed by maxFileBytes".formatted(maxBytes),
                null,
                Map.of());
        return OneflowResult.failed(new Permanent(endpoint.text(), 413, error));
    }

    private static <T> OneflowResult<T> temporary(Endpoint endpoint, Reason reason, int status) {
        return OneflowResult.failed(new Temporary(endpoint.text(), reason, status, false, null));
    }

    private @Nullable URI parse(String location) {
        try {
            URI address = URI.create(location);
            boolean safe = "https".equalsIgnoreCase(address.getScheme())
                    || (plainHttpAllowed && "http".equalsIgnoreCase(address.getScheme()));
            return safe && address.getHost() != null && address.getUserInfo() == null ? address : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
