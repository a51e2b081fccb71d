package dev.countersign.setup.onboarding;

import dev.countersign.setup.config.SetupProperties;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Limits how often tokens are tried, by one client and by all of them: each try is a question to Oneflow, and nobody should guess tokens or
 * wear Oneflow's patience out through us.
 */
@Component
final class TokenAttempts {

    private static final int MOST_CLIENTS = 10_000;
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final int perAddress;
    private final TimeMeter time;
    private final Bucket everybody;
    private final Map<String, Bucket> clients = new LeastRecentlySeen();

    TokenAttempts(SetupProperties properties, Clock clock) {
        this.perAddress = properties.tokenAttempts().perAddress();
        this.time = new ClockTime(clock);
        this.everybody = bucket(properties.tokenAttempts().overall());
    }

    /**
     * Takes one try, if there is one left.
     *
     * @param address of the client, an IP address
     */
    boolean take(String address) {
        // The client's own first, so that one client can't use up what is there for all.
        return bucketOf(network(address)).tryConsume(1) && everybody.tryConsume(1);
    }

    private Bucket bucketOf(String network) {
        synchronized (clients) {
            return clients.computeIfAbsent(network, _ -> bucket(perAddress));
        }
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(perMinute)
                        .refillGreedy(perMinute, PERIOD)
                        .build())
                .withCustomTimePrecision(time)
                .build();
    }

    /** Whoever has one IPv6 address has the 2⁶⁴ of its network. */
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), IPV6_NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException _) {
            return "unknown";
        }
    }

    /** Who has not been here for longest is forgotten: many clients must not fill the memory. */
    private static final class LeastRecentlySeen extends LinkedHashMap<String, Bucket> {

        private static final long serialVersionUID = 1;
        private static final float USUAL_LOAD_FACTOR = 0.75f;

        LeastRecentlySeen() {
            super(16, USUAL_LOAD_FACTOR, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CLIENTS;
        }
    }

    private record ClockTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
