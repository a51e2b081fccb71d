package dev.countersign.sync.metrics;

import dev.countersign.sync.loop.WakeableLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What gauges show of the database, read now and then and not at every scrape: scrapes may come from several sides. */
@Component
public final class PolledStates implements SmartLifecycle {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final double MILLIS = 1000;

    private final Clock clock;
    private final List<Polled> polled = new CopyOnWriteArrayList<>();

    private record Polled(WakeableLoop loop, Runnable read) {}

    PolledStates(Clock clock) {
        this.clock = clock;
    }

    /**
     * Has a state read from the start on.
     *
     * @param name of the thread
     * @param unread what holds until it was read
     * @return the state as it was read last
     */
    public <T> Supplier<T> poll(String name, T unread, Supplier<T> read) {
        AtomicReference<T> state = new AtomicReference<>(unread);
        Runnable again = () -> state.set(read.get());
        polled.add(new Polled(new WakeableLoop(name, INTERVAL, again::run), again));
        return state::get;
    }

    /** How long something has waited, in seconds; nothing has waited for no time. */
    public double age(@Nullable OffsetDateTime since) {
        return since == null
                ? 0
                : Duration.between(since.toInstant(), clock.instant()).toMillis() / MILLIS;
    }

    /** Reads all of them now. */
    void read() {
        polled.forEach(each -> each.read().run());
    }

    @Override
    public void start() {
        polled.forEach(each -> each.loop().start());
    }

    @Override
    public void stop() {
        polled.forEach(each -> each.loop().stop(Duration.ofSeconds(1)));
    }

    @Override
    public boolean isRunning() {
        return polled.stream().anyMatch(each -> each.loop().isRunning());
    }
}
