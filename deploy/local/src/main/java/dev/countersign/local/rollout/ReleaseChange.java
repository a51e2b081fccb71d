package dev.countersign.local.rollout;

import dev.countersign.local.bench.sync.ServiceMetrics;
import dev.countersign.local.stack.Instance;
import dev.countersign.local.stack.LocalStack;
import dev.countersign.local.stack.ServiceKind;
import dev.countersign.local.story.Waiting;
import dev.countersign.local.traffic.Rota;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Puts one release in the place of another, as a Deployment of Kubernetes does: the new process is ready before the old one is
 * told to end; who sends requests learns that it is about to end a moment later; its SIGTERM comes only after that.
 */
final class ReleaseChange {

    /** Until everybody who sends requests knows that an instance is about to end. */
    private static final Duration LAG = Duration.ofMillis(300);
    /** From the decision to end an instance to its SIGTERM; longer than the lag. */
    private static final Duration BEFORE_SIGTERM = Duration.ofSeconds(1);
    /** How long an instance may take to end. */
    private static final Duration GRACE = Duration.ofSeconds(45);

    private static final Duration SIDE_BY_SIDE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final LocalStack stack;
    private final ExecutorService threads;
    private final Map<ServiceKind, Rota> rotas = new EnumMap<>(ServiceKind.class);
    private final Map<String, Long> readyMillis = new ConcurrentHashMap<>();
    private final Map<String, Long> attempts = new TreeMap<>();
    private final List<RolloutResult.Step> steps = new ArrayList<>();

    ReleaseChange(LocalStack stack, Release first, ExecutorService threads) {
        this.stack = stack;
        this.threads = threads;
        first.all().forEach(instance -> rotas.put(instance.kind(), new Rota(instance)));
    }

    Rota rota(ServiceKind kind) {
        return Objects.requireNonNull(rotas.get(kind));
    }

    /** Starts a release, has both at work for a moment, and ends the old one. */
    Release to(Function<ServiceKind, Instance> starter, Release old) throws InterruptedException {
        Release started = Release.atOnce(kind -> start(starter, kind), threads);
        TimeUnit.NANOSECONDS.sleep(SIDE_BY_SIDE.toNanos());
        awaitFirstSync(started.sync());
        TimeUnit.NANOSECONDS.sleep(LAG.toNanos());
        old.all().forEach(instance -> rota(instance.kind()).remove(instance));
        TimeUnit.NANOSECONDS.sleep(BEFORE_SIGTERM.minus(LAG).toNanos());
        noteAttempts(old.sync());
        List<CompletableFuture<RolloutResult.Step>> ending = new ArrayList<>();
        for (int index = 0; index < old.all().size(); index++) {
            Instance newer = started.all().get(index);
            Instance older = old.all().get(index);
            ending.add(CompletableFuture.supplyAsync(() -> end(newer, older), threads));
        }
        ending.forEach(step -> steps.add(step.join()));
        return started;
    }

    List<RolloutResult.Step> steps() {
        return List.copyOf(steps);
    }

    /** Syncs that were tried, by process, as far as they were noted. */
    Map<String, Long> attempts() {
        return Map.copyOf(attempts);
    }

    /** Adds what a process has tried so far; once in its life. */
    void noteAttempts(Instance sync) {
        attempts.merge(sync.name(), attemptsOf(sync), Long::sum);
    }

    private Instance start(Function<ServiceKind, Instance> starter, ServiceKind kind) {
        long from = System.nanoTime();
        Instance started = starter.apply(kind);
        readyMillis.put(started.name(), millisSince(from));
        rota(kind).add(started);
        return started;
    }

    private RolloutResult.Step end(Instance started, Instance old) {
        long from = System.nanoTime();
        int exitCode = stack.stop(old, GRACE);
        return new RolloutResult.Step(
                started.name(),
                Objects.requireNonNull(readyMillis.get(started.name())),
                old.name(),
                millisSince(from),
                exitCode);
    }

    private static void awaitFirstSync(Instance sync) {
        var _ = Waiting.until(
                "sync by " + sync.name(),
                PATIENCE,
                () -> Optional.of(attemptsOf(sync)).filter(count -> count > 0));
    }

    private static long attemptsOf(Instance sync) {
        try {
            return (long) new ServiceMetrics(URI.create(sync.management() + "/actuator/prometheus"))
                    .sum("countersign_sync_attempt_seconds_count");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading metrics", e);
        }
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
