package dev.countersign.sync.breaker;

import dev.countersign.sync.breaker.Target.Kind;
import dev.countersign.sync.config.BreakerProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The circuit breakers of this process: one for each account's HRM, one for each account's calls to Oneflow. Other processes find out by themselves. */
@Component
public final class Breakers {

    /**
     * How one stands.
     *
     * @param state {@code closed}, {@code open} or {@code half_open}
     * @param nextProbe when the next call is tried; null unless open
     */
    public record Standing(
            String target, String state, @Nullable Instant nextProbe) {}

    private final Map<Target, Breaker> breakers = new ConcurrentHashMap<>();
    private final BreakerProperties properties;
    private final Clock clock;

    Breakers(BreakerProperties properties, Clock clock, MeterRegistry meters) {
        this.properties = properties;
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            gauge(meters, kind, "open", Breaker::isOpen);
            gauge(meters, kind, "probing", Breaker::isProbing);
        }
    }

    private void gauge(MeterRegistry meters, Kind kind, String state, Predicate<Breaker> is) {
        Gauge.builder(
                        "countersign.breakers",
                        () -> breakers.entrySet().stream()
                                .filter(entry -> entry.getKey().kind() == kind && is.test(entry.getValue()))
                                .count())
                .description("Accounts whose HRM, or whose calls to Oneflow, are left alone because of failures")
                .tag("target", kind.label())
                .tag("state", state)
                .register(meters);
    }

    /** Allows a call, or not; whoever is allowed must say how it went. */
    public Optional<Permit> tryAcquire(Target target) {
        return Optional.ofNullable(of(target).tryAcquire());
    }

    /** How long the target is left alone still. */
    public Duration untilProbe(Target target) {
        return of(target).untilProbe();
    }

    /** Accounts of which no contract can be worked on. */
    public List<Long> open() {
        return accounts(Breaker::isOpen);
    }

    /** Accounts for which this one of the two sides is left alone. */
    public List<Long> open(Kind kind) {
        return accounts(kind, Breaker::isOpen);
    }

    /** Accounts of which one contract may be tried. */
    public List<Long> probing() {
        return accounts(Breaker::isProbing);
    }

    private List<Long> accounts(Predicate<Breaker> are) {
        return breakers.entrySet().stream()
                .filter(entry -> are.test(entry.getValue()))
                .map(entry -> entry.getKey().accountId())
                .distinct()
                .toList();
    }

    private List<Long> accounts(Kind kind, Predicate<Breaker> are) {
        return breakers.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind && are.test(entry.getValue()))
                .map(entry -> entry.getKey().accountId())
                .toList();
    }

    /** How an account's stand; those that never were asked are closed. */
    public List<Standing> standing(long accountId) {
        return Arrays.stream(Kind.values())
                .map(kind -> {
                    Breaker breaker = breakers.get(new Target(kind, accountId));
                    return breaker == null
                            ? new Standing(kind.label(), "closed", null)
                            : new Standing(kind.label(), breaker.state(), breaker.nextProbe());
                })
                .toList();
    }

    /** Somebody says that the trouble is over, or the account has another HRM. */
    public void forget(long accountId) {
        for (Kind kind : Kind.values()) {
            Breaker _ = breakers.remove(new Target(kind, accountId));
        }
    }

    private Breaker of(Target target) {
        return breakers.computeIfAbsent(target, each -> new Breaker(each, properties, clock));
    }
}
