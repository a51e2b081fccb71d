package dev.countersign.sync.hrm.http;

import dev.countersign.sync.config.HrmProperties;
import dev.countersign.sync.hrm.HrmException;
import dev.countersign.sync.hrm.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One exchange with an HRM or its token endpoint: bounded, guarded, and without personal data in what it throws. */
@Component
public final class HrmHttp {

    private static final int LONGEST_WAIT_SECONDS = 3600;
    private static final int EXCHANGES_WORTH = 2;

    private final RestClient client;
    private final AddressGuard guard;
    private final JsonMapper mapper;
    private final int maxBytes;
    private final Duration exchangeTimeout;

    @Autowired
    HrmHttp(RestClient hrmRestClient, AddressGuard guard, JsonMapper mapper, HrmProperties properties) {
        this(hrmRestClient, guard, mapper, properties.maxResponseBytes(), properties.exchangeTimeout());
    }

    private HrmHttp(RestClient client, AddressGuard guard, JsonMapper mapper, int maxBytes, Duration exchangeTimeout) {
        this.client = client;
        this.guard = guard;
        this.mapper = mapper;
        this.maxBytes = maxBytes;
        this.exchangeTimeout = exchangeTimeout;
    }

    /** The same with so much time for one exchange. */
    public HrmHttp within(Duration time) {
        return new HrmHttp(client, guard, mapper, maxBytes, time);
    }

    /**
     * Sends a request.
     *
     * @param body null for none
     * @return any answer with a status that is not a redirect
     * @throws HrmException.Rejected when the address is not allowed or redirects
     * @throws HrmException.Retryable when there was no whole answer in time
     */
    public HrmAnswer send(
            HttpMethod method, URI uri, Map<String, String> headers, @Nullable MediaType type, @Nullable String body) {
        if (!guard.accepts(uri)) {
            throw new HrmException.Rejected(
                    "The HRM's address " + origin(uri)
                            + " is not allowed: it must be https, or listed with this port in countersign.hrm.allowed-internal-hosts",
                    Trouble.ADDRESS_NOT_ALLOWED);
        }
        Exchange exchange = new Exchange();
        try {
            RestClient.RequestBodySpec request =
                    client.method(method).uri(uri).headers(all -> headers.forEach(all::set));
            if (body != null && type != null) {
                request.contentType(type).body(body);
            }
            HrmAnswer answer = exchange.within(
                    exchangeTimeout,
                    () -> Objects.requireNonNull(request.exchange((sent, response) -> read(response, exchange))));
            if (answer.status() >= 300 && answer.status() < 400) {
                throw new HrmException.Rejected(
                        "The HRM at " + origin(uri)
                                + " answers with a redirect, which is not followed: give its final address",
                        Trouble.NOT_SCIM);
            }
            return answer;
        } catch (ResourceAccessException e) {
            throw exchange.isLate() ? late(uri) : unreachable(uri, e.getCause());
        } catch (IllegalStateException e) {
            // How the client tells that it was cut off between two of its steps.
            throw exchange.isLate() ? late(uri) : e;
        }
    }

    /** The most time that all exchanges for one sync may take, but for the last one: an HRM that is slow with each does not hold a worker for long. */
    public Duration longestConversation() {
        return exchangeTimeout.multipliedBy(EXCHANGES_WORTH);
    }

    private HrmAnswer read(ClientHttpResponse response, Exchange exchange) throws IOException {
        byte[] bytes;
        try (InputStream in = response.getBody()) {
            bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                // Before anything is closed: closing reads what is left, for as long as there is something.
                exchange.cutOff();
                throw new HrmException.Rejected(
                        "The HRM's answer is longer than " + maxBytes + " bytes", Trouble.NOT_SCIM);
            }
        }
        HttpHeaders headers = response.getHeaders();
        int status = response.getStatusCode().value();
        return new HrmAnswer(status, json(bytes, status), headers, retryAfter(headers));
    }

    private JsonNode json(byte[] bytes, int status) {
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return mapper.readTree(bytes);
        } catch (JacksonException e) {
            if (status >= 200 && status < 300) {
                // Without the cause: it quotes the body.
                throw new HrmException.Retryable(
                        "The HRM's answer with status " + status + " is not JSON", null, Trouble.NOT_SCIM);
            }
            return MissingNode.getInstance();
        }
    }

    private static @Nullable Duration retryAfter(HttpHeaders headers) {
        String text = headers.getFirst(HttpHeaders.RETRY_AFTER);
        return text != null && text.matches("\\d{1,5}")
                ? Duration.ofSeconds(Math.min(Integer.parseInt(text), LONGEST_WAIT_SECONDS))
                : null;
    }

    private HrmException late(URI uri) {
        return new HrmException.Retryable(
                "The HRM at " + origin(uri) + " did not answer completely within " + exchangeTimeout.toMillis() + " ms",
                null,
                Trouble.TOO_SLOW);
    }

    private static HrmException unreachable(URI uri, @Nullable Throwable cause) {
        return switch (cause) {
            case AddressGuard.BlockedAddressException _ ->
                new HrmException.Rejected(
                        "The HRM's host " + uri.getHost()
                                + " has an internal address: list it in countersign.hrm.allowed-internal-hosts if that is meant",
                        Trouble.ADDRESS_NOT_ALLOWED);
            case SocketTimeoutException _ ->
                new HrmException.Retryable(
                        "The HRM at " + origin(uri) + " did not answer in time", null, Trouble.TOO_SLOW);
            case SSLException _ ->
                new HrmException.Retryable(
                        "The HRM at " + origin(uri) + " offers no TLS connection with a certificate to trust",
                        null,
                        Trouble.TLS);
            case null, default ->
                new HrmException.Retryable(
                        "The HRM at " + origin(uri) + " can't be reached ("
                                + (cause == null
                                        ? "no reason given"
                                        : cause.getClass().getSimpleName()) + ")",
                        null,
                        Trouble.NO_CONNECTION);
        };
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
