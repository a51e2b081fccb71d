package dev.countersign.ingress;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the webhook entrance behaves.
 *
 * @param address address it listens on
 * @param port port it listens on; 0 takes a free one
 * @param maxBodySize longest body that is read
 * @param maxEvents most events in one call; each becomes a record, so this is what one signature is worth
 * @param maxInFlightRequests most requests to known endpoints at work at the same time, and to one of them at most a
 *     quarter of it; more are answered 503
 * @param maxInFlightSize most bytes that their bodies hold at the same time, counted as they arrive, and for one
 *     endpoint at most a quarter of it, but a whole body; more are answered 503
 * @param maxEndpointRate most new calls of one endpoint per second in the long run; more are answered 429
 * @param maxEndpointBurst most new calls of one endpoint at once
 * @param repeatMemorySize most bytes for remembering which calls were recorded; 28 for each
 * @param repeatWindow how long they are remembered; Oneflow resends for 1 h 47 min
 * @param maxConnections most open connections; further ones wait in the backlog, and from three quarters of it on each
 *     is closed after its answer
 * @param maxWaitingRequests most requests to endpoints which are not known (yet) at work at the same time; they come on
 *     top of those to known ones, with a body of the longest size each, and more are answered 503
 * @param newEndpointWait how long such a request waits for its endpoint before it is answered 404; at most
 *     publishTimeout
 * @param headTimeout how long a sender may take to send the head of a request: the first one from when the connection
 *     was opened, further ones from their first byte
 * @param bodyTimeout how long a sender may take to send the body, from the end of the head; then the answer is 408
 * @param idleTimeout how long an idle connection stays open
 * @param publishTimeout how long a call may take from the end of its body before the answer is 503
 * @param retryAfter what a 503 tells the sender to wait
 * @param shutdownTimeout how long requests in flight may take to finish at shutdown
 * @param endpointRetryDelay pause before the endpoint topic is read again after a failure
 * @param maxEndpointPollAge without a poll of the endpoint topic for this long, the service is not ready
 * @param maxLogLines most log lines about requests per second and kind; more are counted instead
 * @param accessLog whether requests that nobody needs to care about are logged, too
 * @param acceptTraceContext whether a caller's trace is continued; only behind a gateway that removes foreign ones
 */
@ConfigurationProperties("countersign.ingress")
public record IngressProperties(
        @DefaultValue("0.0.0.0") String address,
        @DefaultValue("18100") int port,
        @DefaultValue("64KB") DataSize maxBodySize,
        @DefaultValue("100") int maxEvents,
        @DefaultValue("1024") int maxInFlightRequests,
        @DefaultValue("16MB") DataSize maxInFlightSize,
        @DefaultValue("200") int maxEndpointRate,
        @DefaultValue("2000") int maxEndpointBurst,
        @DefaultValue("16MB") DataSize repeatMemorySize,
        @DefaultValue("2h") Duration repeatWindow,
        @DefaultValue("4096") int maxConnections,
        @DefaultValue("64") int maxWaitingRequests,
        @DefaultValue("500ms") Duration newEndpointWait,
        @DefaultValue("10s") Duration headTimeout,
        @DefaultValue("2s") Duration bodyTimeout,
        @DefaultValue("75s") Duration idleTimeout,
        @DefaultValue("1800ms") Duration publishTimeout,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("10s") Duration shutdownTimeout,
        @DefaultValue("1s") Duration endpointRetryDelay,
        @DefaultValue("30s") Duration maxEndpointPollAge,
        @DefaultValue("100") int maxLogLines,
        @DefaultValue("true") boolean accessLog,
        @DefaultValue("false") boolean acceptTraceContext) {

    private static final String PREFIX = "countersign.ingress.";
    /** In the quarantine, a body with what is said about it must fit a record of Kafka's usual 1 MiB. */
    private static final long LONGEST_BODY = 900 * 1024;

    public IngressProperties {
        Checks.given(address, PREFIX + "address", "an address of this machine, or 0.0.0.0 for all");
        Checks.between(0, 65535, port, PREFIX + "port");
        Checks.between(1024, LONGEST_BODY, maxBodySize.toBytes(), PREFIX + "max-body-size (bytes)");
        Checks.between(1, 10_000, maxEvents, PREFIX + "max-events");
        Checks.between(1, 100_000, maxInFlightRequests, PREFIX + "max-in-flight-requests");
        Checks.between(
                maxBodySize.toBytes(), 1L << 32, maxInFlightSize.toBytes(), PREFIX + "max-in-flight-size (bytes)");
        Checks.between(1, 1_000_000, maxEndpointRate, PREFIX + "max-endpoint-rate");
        Checks.between(1, 1_000_000, maxEndpointBurst, PREFIX + "max-endpoint-burst");
        Checks.between(16 * 1024, 1L << 32, repeatMemorySize.toBytes(), PREFIX + "repeat-memory-size (bytes)");
        Checks.between(Duration.ofSeconds(1), Duration.ofDays(7), repeatWindow, PREFIX + "repeat-window");
        Checks.between(1, 1_000_000, maxConnections, PREFIX + "max-connections");
        Checks.between(1, 100_000, maxWaitingRequests, PREFIX + "max-waiting-requests");
        Checks.between(Duration.ofMillis(100), Duration.ofMinutes(2), headTimeout, PREFIX + "head-timeout");
        Checks.between(Duration.ofMillis(100), Duration.ofMinutes(2), bodyTimeout, PREFIX + "body-timeout");
        Checks.between(Duration.ofSeconds(1), Duration.ofHours(1), idleTimeout, PREFIX + "idle-timeout");
        Checks.between(Duration.ofMillis(100), Duration.ofSeconds(30), publishTimeout, PREFIX + "publish-timeout");
        // The answer is due within the publish timeout, whatever came before.
        Checks.between(Duration.ZERO, publishTimeout, newEndpointWait, PREFIX + "new-endpoint-wait");
        Checks.between(Duration.ofSeconds(1), Duration.ofHours(1), retryAfter, PREFIX + "retry-after");
        Checks.between(Duration.ofMillis(100), Duration.ofMinutes(2), shutdownTimeout, PREFIX + "shutdown-timeout");
        Checks.between(
                Duration.ofMillis(10), Duration.ofMinutes(5), endpointRetryDelay, PREFIX + "endpoint-retry-delay");
        Checks.between(
                Duration.ofSeconds(2), Duration.ofHours(1), maxEndpointPollAge, PREFIX + "max-endpoint-poll-age");
        Checks.between(1, 100_000, maxLogLines, PREFIX + "max-log-lines");
    }
}
