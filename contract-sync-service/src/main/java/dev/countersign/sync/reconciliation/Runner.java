package dev.countersign.sync.reconciliation;

import dev.countersign.sync.config.ReconciliationProperties;
import dev.countersign.sync.loop.WakeableLoop;
import dev.countersign.sync.tracing.TraceContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Queues what is due and works on runs, a few at once, each on a virtual thread of its own. */
@Component
final class Runner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final RunQueue queue;
    private final RunRows rows;
    private final RunSteps steps;
    private final RunEnds ends;
    private final ReconciliationProperties properties;
    private final TraceContext traces;
    private final Semaphore free;
    private final Map<UUID, Thread> underWay = new ConcurrentHashMap<>();
    private final WakeableLoop loop;

    Runner(
            RunQueue queue,
            RunRows rows,
            RunSteps steps,
            RunEnds ends,
            ReconciliationProperties properties,
            TraceContext traces) {
        this.queue = queue;
        this.rows = rows;
        this.steps = steps;
        this.ends = ends;
        this.properties = properties;
        this.traces = traces;
        this.free = new Semaphore(properties.accountsAtOnce());
        Duration look = properties.interval().compareTo(LONGEST_LOOK) < 0 ? properties.interval() : LONGEST_LOOK;
        this.loop = new WakeableLoop("reconciliation", look, this::beginAll);
    }

    /** Something was queued. */
    void wake() {
        loop.wake();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop(PATIENCE);
        underWay.values().forEach(Thread::interrupt);
        underWay.keySet().forEach(rows::release);
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private void beginAll() {
        if (properties.enabled()) {
            queue.schedule();
        }
        // Only this loop acquires.
        while (loop.isRunning() && free.tryAcquire()) {
            Optional<Run> run = Optional.empty();
            try {
                run = queue.next();
            } finally {
                if (run.isEmpty()) {
                    free.release();
                }
            }
            if (run.isEmpty()) {
                return;
            }
            begin(run.get());
        }
    }

    private void begin(Run run) {
        Thread thread = Thread.ofVirtual().name("reconcile-" + run.accountId()).unstarted(() -> work(run.owner()));
        underWay.put(run.owner(), thread);
        thread.start();
    }

    private void work(UUID owner) {
        try {
            boolean more = true;
            while (more && loop.isRunning()) {
                more = queue.held(owner).map(this::step).orElse(false);
            }
        } catch (RuntimeException e) {
            // The database is away: the lease ends by itself, and the page is done again.
            LOG.atError()
                    .addKeyValue("exception", e.getClass().getName())
                    .log(
                            "How a page of a reconciliation ended can't be recorded; it is done again when its lease ends");
        } finally {
            underWay.remove(owner);
            free.release();
            loop.wake();
        }
    }

    private boolean step(Run run) {
        try {
            return Boolean.TRUE.equals(
                    traces.continued("countersign.reconciliation.page", null).observe(() -> steps.step(run)));
        } catch (RuntimeException | StackOverflowError e) {
            return ends.broken(run, e);
        }
    }
}
